using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

public partial class ArticleScoreTests(ITestOutputHelper output)
{
    [Fact]
    public void Main_content_and_titles_of_saved_pages()
    {
        var pages = Directory.GetFiles(Reading.Shared(Path.Combine("eval", "articles")), "*.html").Order(StringComparer.Ordinal).ToArray();
        var scores = new List<(double F1, string Name)>();
        var titles = 0;
        foreach (var page in pages)
        {
            var document = Reading.File(page);
            var expected = File.ReadAllText(Path.ChangeExtension(page, ".txt"));
            using var about = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(page, ".json")));
            titles += Reading.Fold(about.RootElement.GetProperty("title").GetString()!) == Reading.Fold(document.Metadata.Title ?? "") ? 1 : 0;
            scores.Add((WordF1(document.Cleaned.Text, expected), Path.GetFileNameWithoutExtension(page)));
        }

        foreach (var (f1, name) in scores.Order())
        {
            output.WriteLine($"{f1:F3} {name}");
        }

        var mean = scores.Average(score => score.F1);
        output.WriteLine($"mean word F1 {mean:F4} on {pages.Length} pages; titles {titles}");
        Assert.True(mean >= 0.97, $"mean word F1 {mean:F4}");
        Assert.True(titles >= 25, $"{titles} titles");
    }

    private static double WordF1(string actual, string expected)
    {
        var have = Count(actual);
        var want = Count(expected);
        var shared = have.Sum(word => Math.Min(word.Value, want.GetValueOrDefault(word.Key)));
        return 2.0 * shared / (have.Values.Sum() + want.Values.Sum());
    }

    private static Dictionary<string, int> Count(string text) =>
        Word().Matches(text.ToLowerInvariant()).GroupBy(match => match.Value).ToDictionary(group => group.Key, group => group.Count());

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
