using SemanticCorpus.Chunking;
using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Core.Tests.Chunking;

public sealed class ChunkerTests
{
    private static readonly ChunkingOptions Small = new() { TargetTokens = 20, MaxTokens = 64 };

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void Text_without_words_gives_no_passages(string text) =>
        Assert.Empty(Chunker.Split(new CleanedDocument(text, [], new SourceMap([])), "Title", Passages.Words, Small));

    [Fact]
    public void A_document_that_fits_is_one_passage()
    {
        var document = Passages.Document((BlockKind.Heading, 1, "One"), (BlockKind.Paragraph, 0, Passages.Prose(29)), (BlockKind.Heading, 1, "Two"), (BlockKind.Paragraph, 0, Passages.Prose(29)));
        var chunk = Assert.Single(Chunker.Split(document, "A title", Passages.Words, Small));
        Assert.Equal(new TextSpan(0, document.Text.Length), chunk.Span);
        Assert.Empty(chunk.HeadingPath);
    }

    [Fact]
    public void Headings_stay_with_the_text_after_them_and_form_the_path()
    {
        var document = Passages.Document(
            (BlockKind.Heading, 1, "Paris  Guide"),
            (BlockKind.Paragraph, 0, Passages.Prose(40)),
            (BlockKind.Heading, 2, "Getting there"),
            (BlockKind.Paragraph, 0, Passages.Prose(40)),
            (BlockKind.Heading, 3, "By rail"),
            (BlockKind.Paragraph, 0, Passages.Prose(40)),
            (BlockKind.Heading, 2, "Food"),
            (BlockKind.Paragraph, 0, Passages.Prose(40)));
        var chunks = Chunker.Split(document, "paris guide", Passages.Words, Small);
        Assert.DoesNotContain(chunks, chunk => Passages.EndsInHeading(document, chunk));
        Assert.Equal(
            ["", "Getting there", "Getting there > By rail", "Food"],
            chunks.Select(chunk => string.Join(" > ", chunk.HeadingPath)).Distinct());
        Assert.StartsWith("Paris", chunks[0].Span.Of(document.Text), StringComparison.Ordinal);
        Assert.Contains(chunks, chunk => chunk.Span.Of(document.Text).StartsWith("Food", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_stays_with_its_introduction()
    {
        var document = Passages.Document(
            (BlockKind.Paragraph, 0, Passages.Prose(56)),
            (BlockKind.Paragraph, 0, "Bring these things:"),
            (BlockKind.ListItem, 0, "a warm coat"),
            (BlockKind.ListItem, 0, "a pair of boots"),
            (BlockKind.ListItem, 0, "a lamp and some food"));
        var chunks = Chunker.Split(document, null, Passages.Words, Small);
        Assert.Contains(chunks, chunk => chunk.Span.Of(document.Text).Contains("Bring these things:\n\na warm coat", StringComparison.Ordinal));
    }

    [Fact]
    public void Passages_are_balanced()
    {
        var document = Passages.Document((BlockKind.Paragraph, 0, Passages.Prose(390)));
        var sizes = Chunker.Split(document, null, Passages.Words, new ChunkingOptions { TargetTokens = 160, MaxTokens = 200 })
            .Select(chunk => Passages.Words(chunk.Span.Of(document.Text)));
        Assert.All(sizes, size => Assert.InRange(size, 110, 198));
    }

    [Fact]
    public void Code_and_rows_are_split_at_line_ends()
    {
        var code = string.Join('\n', Enumerable.Range(0, 60).Select(i => $"  var x{i} = f(a. B, {i});"));
        var document = Passages.Document((BlockKind.Code, 0, code));
        var chunks = Chunker.Split(document, null, Passages.Words, Small);
        Assert.True(chunks.Count > 3);
        Assert.All(chunks, chunk => Assert.StartsWith("  var x", chunk.Span.Of(document.Text), StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_sentence_is_split_at_clauses()
    {
        var text = string.Join(", ", Enumerable.Repeat("which went on and on for some more words", 30)) + ".";
        var document = Passages.Document((BlockKind.Paragraph, 0, text));
        var chunks = Chunker.Split(document, null, Passages.Words, Small);
        Assert.All(chunks, chunk => Assert.StartsWith("which", chunk.Span.Of(text), StringComparison.Ordinal));
        Passages.AssertSound(document, null, chunks, Passages.Words, Small);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\U0001F600")]
    [InlineData("e\u0301")]
    [InlineData("\u4e2d")]
    [InlineData("a ")]
    [InlineData("a. ")]
    [InlineData(".")]
    [InlineData("\u0301")]
    [InlineData("a,")]
    public void A_megabyte_of_anything_is_split_soundly(string unit)
    {
        var document = Passages.Document((BlockKind.Paragraph, 0, string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length))));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var options = new ChunkingOptions();
        var chunks = Chunker.Split(document, "Title", Passages.Words, options);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Passages.AssertSound(document, "Title", chunks, Passages.Words, options);
        Assert.All(chunks, chunk => Assert.False(char.IsLowSurrogate(document.Text[chunk.Span.Start])));
        Assert.True(chunks.Count > 100);
    }

    [Fact]
    public void Very_many_headings_and_a_very_long_title_take_linear_time()
    {
        var document = Passages.Document(Enumerable.Range(0, 50_000).Select(i => (BlockKind.Heading, (i % 6) + 1, $"Heading {i}")));
        var title = string.Concat(Enumerable.Repeat("long title ", 50_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var options = new ChunkingOptions();
        var chunks = Chunker.Split(document, title, Passages.Words, options);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Passages.AssertSound(document, title, chunks, Passages.Words, options);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var document = Passages.Document((BlockKind.Paragraph, 0, "Text."));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chunker.Split(document, null, Passages.Words, new ChunkingOptions { MaxTokens = 10, TargetTokens = 5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chunker.Split(document, null, Passages.Words, new ChunkingOptions { TargetTokens = 300 }));
    }
}
