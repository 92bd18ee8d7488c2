using Microsoft.Extensions.Configuration;

namespace SemanticCorpus.Hosting;

/// <summary>Reads the settings: what stands in appsettings.json beside the program, then in the current folder's, then in the environment
/// (<c>Corpus__Model__Folder</c>), then what the caller sets; the last one wins.</summary>
public static class SettingsReader
{
    private const string FileName = "appsettings.json";
    private const string Prefix = "Corpus__";

    /// <summary>The engine's settings, with the database filled in.</summary>
    /// <param name="set">Sets what was given otherwise, as on a command line.</param>
    /// <exception cref="ArgumentException">A value cannot be read as what it should be.</exception>
    public static CorpusSettings Read(Action<CorpusSettings>? set = null)
    {
        var settings = new CorpusSettings();
        Bind(configuration => configuration.Bind(settings));
        set?.Invoke(settings);
        settings.Database ??= DataFolder.MainDatabase;
        return settings;
    }

    /// <summary>Gives a program's own settings the same sources. Not called where nothing is set.</summary>
    /// <param name="bind">Takes what it wants from the settings.</param>
    /// <exception cref="ArgumentException">A value cannot be read as what it should be.</exception>
    public static void Bind(Action<IConfiguration> bind)
    {
        ArgumentNullException.ThrowIfNull(bind);
        string[] files = [Path.Combine(AppContext.BaseDirectory, FileName), Path.Combine(Environment.CurrentDirectory, FileName)];
        var present = files.Distinct(StringComparer.Ordinal).Where(File.Exists).ToList();
        if (present.Count == 0 && !Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(IsSetting))
        {
            return;
        }

        try
        {
            var builder = new ConfigurationBuilder();
            foreach (var file in present)
            {
                builder.AddJsonFile(file, optional: true, reloadOnChange: false);
            }

            bind(builder.AddEnvironmentVariables(Prefix).Build());
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException or FormatException)
        {
            throw new ArgumentException($"A setting cannot be read: {failure.Message} {failure.InnerException?.Message} Check {FileName} and the {Prefix}... variables.", failure);
        }
    }

    private static bool IsSetting(string variable) => variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
