using System.Diagnostics;
using SemanticCorpus.Documents;
using SemanticCorpus.Golden;
using Xunit;

namespace SemanticCorpus.Tokenization;

public class BertTokenizerTests
{
    // Takes at most 0.2 s on an idle machine, far longer in a test run on a busy one; anything quadratic would take hours.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("aaaaaaaaaa", "one word")]
    [InlineData("aé", "one word that needs normalization")]
    [InlineData("\u0301\u0327", "nonspacing marks in the wrong order")]
    [InlineData("\u094D\u0334", "marks that stay, in the wrong order")]
    [InlineData("\u0344", "marks that decompose")]
    [InlineData("中", "ideographs")]
    [InlineData("\uF900", "ideographs that decompose")]
    [InlineData("한", "one Hangul word")]
    [InlineData("≠", "symbols that decompose to punctuation")]
    [InlineData("[MASK", "what begins like an added token")]
    [InlineData("[MASK] ", "added tokens")]
    [InlineData(" ", "white space")]
    [InlineData("\u0001", "control characters")]
    [InlineData("\uD800", "lone surrogates")]
    [InlineData("😀", "surrogate pairs")]
    public void AMegabyteOfAnythingIsFast(string unit, string what)
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.MiniLm);
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var clock = Stopwatch.StartNew();
        var count = tokenizer.Count(text);
        tokenizer.Encode(text, 256, new TokenSequence());
        Assert.True(clock.Elapsed < Bound, $"1 MB of {what} took {clock.Elapsed}.");
        Assert.InRange(count, 0, text.Length * 3);
    }

    [Fact]
    public void TheEndIsCutAndTheSpecialTokensStay()
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.MiniLm);
        var tokens = new TokenSequence();
        tokenizer.Encode("one two three", 4, tokens);
        Assert.Equal([101, 2028, 2048, 102], tokens.Ids.ToArray());
        Assert.Equal([default, new TextSpan(0, 3), new TextSpan(4, 3), default], tokens.Spans.ToArray());
        Assert.True(tokens.Truncated);
        Assert.Equal(1..3, tokens.Content);
        tokenizer.Encode("one two", 4, tokens);
        Assert.False(tokens.Truncated);
        tokenizer.Encode("one two ", 2, tokens);
        Assert.Equal([101, 102], tokens.Ids.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Encode("", 1, tokens));
    }

    [Fact]
    public void AWordThatIsCutMayLoseItsLastPieces()
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.MiniLm);
        var tokens = new TokenSequence();
        tokenizer.Encode("supercalifragilisticexpialidocious", 5, tokens);
        Assert.Equal([101, 3565, 9289, 10128, 102], tokens.Ids.ToArray());
    }

    [Fact]
    public void TokenizingAgainAllocatesNothing()
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.MiniLm);
        var texts = GoldenFiles.Lines("tokenizer.jsonl").Select(line => line.GetProperty("text").GetString()!).ToArray();
        var tokens = new TokenSequence();
        EncodeAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        EncodeAll();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024);

        void EncodeAll()
        {
            foreach (var text in texts)
            {
                tokenizer.Encode(text, int.MaxValue, tokens);
                tokenizer.Count(text);
            }
        }
    }

    [Fact]
    public void SpansLieInTheTextInOrderAndCountAgrees()
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.MiniLm);
        var tokens = new TokenSequence();
        foreach (var text in FixedSeed.Texts(2000))
        {
            tokenizer.Encode(text, int.MaxValue, tokens);
            var last = 0;
            foreach (var span in tokens.Spans[tokens.Content])
            {
                Assert.InRange(span.Start, last, text.Length);
                Assert.InRange(span.End, span.Start, text.Length);
                last = span.Start;
            }

            Assert.Equal(tokens.Count - tokenizer.SpecialTokens, tokenizer.Count(text));
        }
    }

    [Fact]
    public void ThreadsMayShareATokenizer()
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.MiniLm);
        var lines = GoldenFiles.Lines("tokenizer.jsonl").Select(line => (Text: line.GetProperty("text").GetString()!, Count: line.GetProperty("ids").GetArrayLength() - 2)).ToArray();
        Parallel.For(0, 4, _ => Assert.All(lines, line => Assert.Equal(line.Count, tokenizer.Count(line.Text))));
    }
}
