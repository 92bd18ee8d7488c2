using System.Text;
using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

/// <summary>Short ways to read test documents, and to find the files they come from.</summary>
internal static class Reading
{
    public static ExtractedDocument Plain(string text) => Read(text, "a.txt");

    public static ExtractedDocument Markdown(string text) => Read(text, "a.md");

    public static ExtractedDocument Html(string html) => Read(html, "a.html");

    public static ExtractedDocument Read(string text, string fileName) =>
        DocumentReader.Read(Encoding.UTF8.GetBytes(text), new DocumentHints { FileName = fileName }, TestContext.Current.CancellationToken);

    public static ExtractedDocument File(string path) =>
        DocumentReader.Read(System.IO.File.ReadAllBytes(path), new DocumentHints { FileName = path }, TestContext.Current.CancellationToken);

    public static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", "Pages", name);

    /// <summary>The repository's root, found from the built tests.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "SemanticCorpus.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("SemanticCorpus.sln is not above the tests.");
    }

    /// <summary>A folder of the shared evaluation data; the test is skipped where it is missing.</summary>
    public static string Shared(string folder)
    {
        var path = Path.Combine(Root(), "..", "shared", folder);
        Assert.SkipUnless(Directory.Exists(path), $"The evaluation data {folder} is not on this machine.");
        return path;
    }

    public static string[] Dropped(this ExtractedDocument document) =>
        [.. document.Blocks.Where(block => block.DroppedBecause is not null).Select(block => block.Text)];

    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
