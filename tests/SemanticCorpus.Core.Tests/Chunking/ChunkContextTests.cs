using SemanticCorpus.Chunking;
using Xunit;

namespace SemanticCorpus.Core.Tests.Chunking;

public sealed class ChunkContextTests
{
    [Theory]
    [InlineData(null, "", "")]
    [InlineData(" ", " ", "")]
    [InlineData("Title", "", "Title. ")]
    [InlineData("Why?", "A|B", "Why? A > B. ")]
    [InlineData(null, "A\n b", "A b. ")]
    public void Title_and_headings_are_written_as_sentences(string? title, string path, string expected) =>
        Assert.Equal(expected, ChunkContext.For(title, path.Split('|', StringSplitOptions.RemoveEmptyEntries), Passages.Words));

    [Fact]
    public void Outer_headings_give_way_first()
    {
        var outer = string.Join(' ', Enumerable.Repeat("outer", 45));
        Assert.Equal("Some title. Middle > Inner. ", ChunkContext.For("Some title", [outer, "Middle", "Inner"], Passages.Words));
    }

    [Fact]
    public void Title_and_innermost_heading_are_cut_where_both_are_long()
    {
        var title = string.Join(' ', Enumerable.Repeat("title", 70));
        var heading = string.Join(' ', Enumerable.Repeat("heading", 70));
        var context = ChunkContext.For(title, ["outer", heading], Passages.Words);
        Assert.Equal(ChunkContext.MaxTokens, Passages.Words(context));
        Assert.Contains("title. heading", context, StringComparison.Ordinal);
        Assert.True(Passages.Words(ChunkContext.For(title, [], Passages.Words)) <= ChunkContext.MaxTokens);
    }

    [Fact]
    public void A_title_without_spaces_is_cut_between_characters()
    {
        var context = ChunkContext.For(string.Concat(Enumerable.Repeat("\U0001F600", 300)), [], text => text.Length / 2);
        Assert.InRange(context.Length, 20, 96);
        Assert.False(char.IsHighSurrogate(context[^3]));
    }
}
