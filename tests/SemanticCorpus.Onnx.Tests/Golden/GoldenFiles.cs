using System.Text.Json;

namespace SemanticCorpus.Golden;

/// <summary>Reference data of this project and the models of the repository.</summary>
internal static class GoldenFiles
{
    private static readonly string Repository = FindRepository();

    public static string MiniLm => Path.Combine(Repository, "models", "all-MiniLM-L6-v2");

    public static string TinyBert => PathOf("tiny-bert");

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", name);

    /// <summary>Reference data that lies beside the repository where it is there.</summary>
    public static string Shared(string name) => Path.Combine(Repository, "..", "shared", name);

    public static IEnumerable<JsonElement> Lines(string name) =>
        File.ReadLines(PathOf(name)).Select(line => JsonElement.Parse(line));

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SemanticCorpus.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
