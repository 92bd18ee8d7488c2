using System.CommandLine;
using System.CommandLine.Parsing;
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

    public static Option<StoreKind?> Store { get; } = new("--store")
    {
        Description = "Where the corpus is kept: sqlite or qdrant.",
        HelpName = "STORE",
        Recursive = true,
    };

    public static Option<Uri?> QdrantUrl { get; } = new("--qdrant-url")
    {
        Description = "Address of the Qdrant server.",
        HelpName = "URL",
        Recursive = true,
        CustomParser = result => Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var url) ? url : Refuse(result),
    };

    public static Option<string?> QdrantKey { get; } = new("--qdrant-key")
    {
        Description = "Key of the Qdrant server. Better in the environment, where no list of processes shows it: Corpus__Qdrant__ApiKey.",
        HelpName = "KEY",
        Recursive = true,
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
        settings.Store = parsed.GetValue(Store) ?? settings.Store;
        settings.Qdrant.Url = parsed.GetValue(QdrantUrl) ?? settings.Qdrant.Url;
        settings.Qdrant.ApiKey = parsed.GetValue(QdrantKey) ?? settings.Qdrant.ApiKey;
        settings.Model.Folder = parsed.GetValue(Model) ?? settings.Model.Folder;
    });

    private static Uri? Refuse(ArgumentResult result)
    {
        result.AddError($"--qdrant-url: '{result.Tokens.Single().Value}' is no address, such as http://localhost:6333.");
        return null;
    }

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
