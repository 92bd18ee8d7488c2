using System.CommandLine;
using SemanticCorpus.Hosting;

namespace SemanticCorpus.Cli.Commands;

/// <summary>Options that most verbs have.</summary>
internal static class CommonOptions
{
    public static Option<string?> Database { get; } = new("--db")
    {
        Description = "The database file. Default: main.db in your data folder.",
        HelpName = "FILE",
    };

    public static Option<string?> Model { get; } = new("--model")
    {
        Description = "The embedding model's folder (sentence-transformers layout with an ONNX graph). Default: the one delivered.",
        HelpName = "FOLDER",
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON." };

    public static Option<string?> From { get; } = new("--from")
    {
        Description = "Ask this folder's or file's documents; they are kept in a database of their own, which follows the folder.",
        HelpName = "DIR",
    };

    /// <summary>The settings with what these options say.</summary>
    /// <exception cref="ArgumentException">A value cannot be read as what it should be.</exception>
    public static CorpusSettings Read(ParseResult parsed) => SettingsReader.Read(settings =>
    {
        settings.Database = parsed.GetValue(Database) ?? settings.Database;
        settings.Model.Folder = parsed.GetValue(Model) ?? settings.Model.Folder;
    });

    /// <summary>Named values given as NAME=VALUE.</summary>
    /// <exception cref="ArgumentException">One is not of that form.</exception>
    public static Dictionary<string, string> Pairs(string option, string[]? given)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in given ?? [])
        {
            var mark = pair.IndexOf('=', StringComparison.Ordinal);
            if (mark <= 0)
            {
                throw new ArgumentException($"{option}: '{pair}' is not of the form NAME=VALUE.");
            }

            pairs[pair[..mark]] = pair[(mark + 1)..];
        }

        return pairs;
    }
}
