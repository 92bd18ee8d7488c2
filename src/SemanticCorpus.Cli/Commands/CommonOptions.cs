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

    public static Option<Uri[]?> QdrantUrl { get; } = new("--qdrant-url")
    {
        Description = "Address of the Qdrant server; of a cluster's nodes, with commas between them.",
        HelpName = "URL",
        Recursive = true,
        CustomParser = ParseUrls,
    };

    public static Option<string?> QdrantKey { get; } = new("--qdrant-key")
    {
        Description = "Key of the Qdrant server. Better in the environment, where no list of processes shows it: Corpus__Qdrant__ApiKey.",
        HelpName = "KEY",
        Recursive = true,
    };

    public static Option<string?> Model { get; } = new("--model")
    {
        Description = "The embedding model: the name of an added one, or a folder (sentence-transformers layout with an ONNX graph). Default: the corpus's own; for a new corpus the delivered one.",
        HelpName = "MODEL",
    };

    public static Option<string?> RerankModel { get; } = new("--rerank-model")
    {
        Description = "A cross-encoder's folder (sentence-transformers layout with an ONNX graph); it puts the best passages in order.",
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
        if (parsed.GetValue(QdrantUrl) is [var url, .. var more])
        {
            (settings.Qdrant.Url, settings.Qdrant.MoreUrls) = (url, more);
        }

        settings.Qdrant.ApiKey = parsed.GetValue(QdrantKey) ?? settings.Qdrant.ApiKey;
        settings.Model.Folder = parsed.GetValue(Model) is { } model ? ModelCatalog.Default.Resolve(model) : settings.Model.Folder;
        settings.RerankModel.Folder = parsed.GetValue(RerankModel) ?? settings.RerankModel.Folder;
    });

    private static Uri[]? ParseUrls(ArgumentResult result)
    {
        var urls = new List<Uri>();
        foreach (var part in result.Tokens.Single().Value.Split(','))
        {
            if (!Uri.TryCreate(part, UriKind.Absolute, out var url))
            {
                result.AddError($"--qdrant-url: '{part}' is no address, such as http://localhost:6333.");
                return null;
            }

            urls.Add(url);
        }

        return [.. urls];
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
