using SemanticCorpus.Hosting;

namespace SemanticCorpus.Benchmarks;

/// <summary>Texts that the benchmarks of the parts work on: the articles that come with the project.</summary>
internal static class SampleTexts
{
    /// <summary>The articles' raw texts.</summary>
    public static IReadOnlyList<string> Articles { get; } = Read();

    /// <summary>About a passage of each article: its first 1,000 characters from a third on.</summary>
    public static IReadOnlyList<string> Passages { get; } = [.. Articles.Select(article => article.Substring(article.Length / 3, Math.Min(1000, article.Length / 2)))];

    public static string Model => ModelFolder.Delivered();

    private static string[] Read()
    {
        var seeds = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Model))!, "seeds");
        return [.. Directory.EnumerateFiles(seeds, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
    }
}
