using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Formats.Tests;

/// <summary>Files that other programs wrote, and reading them.</summary>
internal static class Sample
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "Samples", name));

    public static Task<ExtractedDocument> ReadAsync(string name, FormatOptions? options = null) => ReadAsync(Bytes(name), name, options);

    public static async Task<ExtractedDocument> ReadAsync(byte[] content, string name, FormatOptions? options = null) =>
        await DocumentFormatReaders.Create(options ?? new FormatOptions())
            .ReadAsync(content, new DocumentHints { FileName = name }, TestContext.Current.CancellationToken);

    public static async Task<UnreadableDocumentException> RefusalAsync(byte[] content, string name, FormatOptions? options = null) =>
        await Assert.ThrowsAsync<UnreadableDocumentException>(() => ReadAsync(content, name, options));

    /// <summary>Where a piece of a document's text stands in its source.</summary>
    public static string? LocationOf(ExtractedDocument document, string text)
    {
        var start = document.Cleaned.Text.IndexOf(text, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{text}' is not in the text:\n{document.Cleaned.Text}");
        var span = new TextSpan(start, text.Length);
        Assert.Equal(text, document.Cleaned.Source.ToSource(span).Of(document.Original));
        return document.Cleaned.LocationOf(span)?.ToString();
    }

    public static IEnumerable<string> Blocks(ExtractedDocument document, BlockKind kind) =>
        document.Blocks.Where(block => block.Kind == kind).Select(block => block.Text);
}
