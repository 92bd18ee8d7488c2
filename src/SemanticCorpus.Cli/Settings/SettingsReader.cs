using System.CommandLine;
using Microsoft.Extensions.Configuration;
using SemanticCorpus.Cli.Commands;

namespace SemanticCorpus.Cli.Settings;

/// <summary>Reads the settings: what stands beside the program, then in the current folder, then in the environment, then the options; the last one wins.</summary>
internal static class SettingsReader
{
    private const string FileName = "appsettings.json";
    private const string Prefix = "Corpus__";

    /// <exception cref="ArgumentException">A value cannot be read as what it should be.</exception>
    public static CorpusSettings Read(ParseResult parsed)
    {
        var settings = new CorpusSettings();
        Bind(settings);
        settings.Database = parsed.GetValue(CommonOptions.Database) ?? settings.Database ?? DataFolder.MainDatabase;
        settings.Model.Folder = parsed.GetValue(CommonOptions.Model)
            ?? (settings.Model.Folder.Length > 0 ? settings.Model.Folder : ModelFolder.Delivered());
        return settings;
    }

    private static void Bind(CorpusSettings settings)
    {
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

            builder.AddEnvironmentVariables(Prefix).Build().Bind(settings);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException or FormatException)
        {
            throw new ArgumentException($"A setting cannot be read: {failure.Message} {failure.InnerException?.Message} Check {FileName} and the {Prefix}... variables.", failure);
        }
    }

    private static bool IsSetting(string variable) => variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
