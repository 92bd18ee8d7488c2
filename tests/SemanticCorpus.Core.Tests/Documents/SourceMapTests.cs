using FsCheck.Fluent;
using FsCheck;
using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

public class SourceMapTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20240601UL, 7919UL);

    private static readonly string[] TextPieces =
        ["The river rose in the night", ". ", "\n", "\n\n", "\r\n", "\r\n\r\n", "- item", "• point", "  ", "\t", "1. first", "Ä“ß”", "😀", "\uD800", "a", "Related Posts", "...", "\u00A0", "Share on Facebook"];

    private static readonly string[] HtmlPieces =
    [
        "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "<b>", "</b>", "<a href='x'>", "</a>", "<br>", "<pre>\n", "</pre>", "<h2>", "</h2>", "<!-- c -->",
        "The river rose in the night. ", "a &amp; b", "&notit; &copy 1", "&#8212;&#x1F600;", "&nbsp;", "\r\n", "\n  ", "x", "<script>var a = '<p>';</script>", "é", "<textarea>\n", "</textarea>", "<svg>", "</svg>", "\0",
    ];

    private static readonly string[] MarkdownPieces =
    [
        "# Head\n", "\n\n", "\n", "The river rose. ", "*em*", "**strong**", "`code`", "[link](x)", "![img](x)", "&amp;", "\\*", "- item\n", "1. one\n", "> quote\n", "| a | b |\n|---|---|\n| c | d |\n", "```\ncode\n```\n", "<b>x</b>", "    indented\n", "http://a.b/c", "é😀", "\t", "  \n", "[^1]", "~~s~~",
    ];

    private static void ForAll(string[] pieces, Action<string> check) =>
        Check.One(Fixed, Prop.ForAll(Gen.Elements(pieces).ListOf().Select(list => string.Concat(list)).ToArbitrary(), check));

    private static ExtractedDocument? TryRead(string text, string file)
    {
        try
        {
            return Reading.Read(text, file);
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }

    [Fact]
    public void Plain_text_stands_in_the_original_code_unit_for_code_unit() => ForAll(TextPieces, text =>
    {
        if (TryRead(text, "a.txt") is { } document)
        {
            AssertRuns(document);
            foreach (var block in document.Cleaned.Blocks)
            {
                var source = document.Cleaned.Source.ToSource(block.Span).Of(document.Original);
                var kept = block.Span.Of(document.Cleaned.Text);
                Assert.Equal(Reading.Fold(source), Reading.Fold(kept));
                if (!source.AsSpan().ContainsAny('\r', '\n'))
                {
                    Assert.Equal(source, kept);
                }
            }
        }
    });

    [Fact]
    public void Html_blocks_know_their_places() => ForAll(HtmlPieces, html =>
    {
        if (TryRead("<html><body>" + html, "a.html") is { } document)
        {
            AssertRuns(document);
            Assert.All(document.Blocks, block => Assert.NotEmpty(block.Source));
        }
    });

    [Fact]
    public void Markdown_blocks_know_their_places() => ForAll(MarkdownPieces, markdown =>
    {
        if (TryRead(markdown, "a.md") is { } document)
        {
            AssertRuns(document);
            Assert.All(document.Blocks, block => Assert.NotEmpty(block.Source));
        }
    });

    [Theory]
    [InlineData("<p>Tom &amp; Jerry &copy; 2024, it&#39;s &#x1F600; fine.</p>", "Jerry © 2024", "Jerry &copy; 2024")]
    [InlineData("<p>Tom &amp; Jerry are here.</p>", "Tom & Jerry", "Tom &amp; Jerry")]
    [InlineData("<p>One <b>bold</b> word\r\n   more here.</p>", "bold word more", "bold</b> word\r\n   more")]
    [InlineData("<table>before<tr><td>inside of the cell</td></tr>after the row</table>", "after the row", "after the row")]
    [InlineData("<table><tr><td>inside of the cell</td></tr>after the row</table>", "inside of the cell", "inside of the cell")]
    [InlineData("<pre>\n  let x = 1;\r\n  y</pre>", "x = 1;\n  y", "x = 1;\r\n  y")]
    [InlineData("<p>he said<!-- c --> nothing</b> at all.</p>", "said nothing at all", "said<!-- c --> nothing</b> at all")]
    public void A_passage_of_a_page_goes_back_to_its_markup(string html, string passage, string source)
    {
        var document = Reading.Html("<html><body>\r\n" + html);
        var at = document.Cleaned.Text.IndexOf(passage, StringComparison.Ordinal);

        Assert.True(at >= 0, document.Cleaned.Text);
        Assert.Equal(source, document.Cleaned.Source.ToSource(new TextSpan(at, passage.Length)).Of(document.Original));
    }

    [Theory]
    [InlineData("Some *very* good \\* word here.", "very good *", "very* good \\*")]
    [InlineData("> quoted text\n> goes on here.", "text goes on", "text\n> goes on")]
    [InlineData("- item with [a link](http://x.y) in it", "with a link in", "with [a link](http://x.y) in")]
    [InlineData("| name | age |\n|---|---|\n| Bo | 12 |\n", "Bo\t12", "Bo | 12")]
    [InlineData("Tom &amp; Jerry", "Tom & Jerry", "Tom &amp; Jerry")]
    [InlineData("```\nlet x;\nlet y;\n```", "x;\nlet y", "x;\nlet y")]
    public void A_passage_of_Markdown_goes_back_to_its_markup(string markdown, string passage, string source)
    {
        var document = Reading.Markdown(markdown);
        var at = document.Cleaned.Text.IndexOf(passage, StringComparison.Ordinal);

        Assert.True(at >= 0, document.Cleaned.Text);
        Assert.Equal(source, document.Cleaned.Source.ToSource(new TextSpan(at, passage.Length)).Of(document.Original));
    }

    /// <summary>Runs ascend in the text; those of equal length say the same but for white space.</summary>
    private static void AssertRuns(ExtractedDocument document)
    {
        foreach (var block in document.Blocks)
        {
            var text = 0;
            var source = 0;
            foreach (var run in block.Source)
            {
                Assert.True(run.Text.Start >= text && run.Source.Start >= source, "runs ascend");
                Assert.True(run.Text.End <= block.Text.Length && run.Source.End <= document.Original.Length, "runs stay inside");
                (text, source) = (run.Text.End, run.Source.End);
                if (run.Text.Length == run.Source.Length && run.Text.Length > 3)
                {
                    Assert.Equal(Blank(run.Source.Of(document.Original)), Blank(run.Text.Of(block.Text)));
                }
            }
        }
    }

    private static string Blank(string text) => new([.. text.Select(c => char.IsWhiteSpace(c) ? ' ' : c)]);
}
