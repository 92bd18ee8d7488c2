using System.Diagnostics;
using System.Text.Json.Nodes;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Golden;
using SemanticCorpus.Tokenization.Pipeline;
using Xunit;

namespace SemanticCorpus.Tokenization;

public class PipelineTokenizerTests
{
    // Takes at most about a second on an idle machine; anything quadratic would take hours.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("tiny-xlmr", "a")]
    [InlineData("tiny-xlmr", "\u0301")]
    [InlineData("tiny-roberta", "a")]
    [InlineData("tiny-roberta", " ")]
    public void AMegabyteWithoutAnythingToCutAtIsFast(string model, string unit)
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.PathOf(model));
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var clock = Stopwatch.StartNew();
        tokenizer.Encode(text, 256, new TokenSequence());
        Assert.True(clock.Elapsed < Bound, $"1 MB took {clock.Elapsed}.");
    }

    [Theory]
    [InlineData("tiny-xlmr")]
    [InlineData("tiny-roberta")]
    public void SpansLieInTheTextInOrderAndCountAgrees(string model)
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.PathOf(model));
        var tokens = new TokenSequence();
        foreach (var text in FixedSeed.Texts(200))
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

    [Theory]
    [InlineData("""{"type":"NFC"}""", "e\u0301 \u1100\u1161\u11A8 \u212B", "\u00E9 \uAC01 \u00C5")]
    [InlineData("""{"type":"NFC"}""", "a\u0315\u0300\u05AE\u0300b q\u0307\u0323", "\u00E0\u05AE\u0300\u0315b q\u0323\u0307")]
    [InlineData("""{"type":"NFD"}""", "\u00E9\uAC01", "e\u0301\u1100\u1161\u11A8")]
    [InlineData("""{"type":"NFKC"}""", "\uFB01x \u00B2 \uFF21 \u2460 \u1E9B\u0323", "fix 2 A 1 \u1E69")]
    [InlineData("""{"type":"NFKD"}""", "\u00C9\u00BD", "E\u03011\u20442")]
    [InlineData("""{"type":"Lowercase"}""", "\u00C9T\u0130", "\u00E9ti\u0307")]
    [InlineData("""{"type":"Strip","strip_left":true,"strip_right":false}""", " \ta b ", "a b ")]
    [InlineData("""{"type":"Prepend","prepend":"\u2581"}""", "ab", "\u2581ab")]
    [InlineData("""{"type":"Replace","pattern":{"String":"``"},"content":"\""}""", "``a`` b", "\"a\" b")]
    [InlineData("""{"type":"Replace","pattern":{"Regex":" {2,}"},"content":" "}""", "a   b c", "a b c")]
    [InlineData("""{"type":"Sequence","normalizers":[{"type":"NFD"},{"type":"StripAccents"}]}""", "r\u00E9sum\u00E9", "resume")]
    public void NormalizersAreFollowed(string json, string text, string expected) =>
        Assert.Equal(expected, Run(NormalizerJson.Read(System.Text.Json.JsonElement.Parse(json), "tokenizer.json"), text));

    [Theory]
    [InlineData("""{"type":"Whitespace"}""", "Hey, you_2!? ok", "Hey|,|you_2|!?|ok")]
    [InlineData("""{"type":"WhitespaceSplit"}""", " Hey, you ", "Hey,|you")]
    [InlineData("""{"type":"Metaspace","replacement":"\u2581","prepend_scheme":"first","split":true}""", "a  b ", "\u2581a|\u2581|\u2581b|\u2581")]
    [InlineData("""{"type":"Metaspace","replacement":"\u2581","add_prefix_space":false}""", "a b", "a|\u2581b")]
    [InlineData("""{"type":"Digits","individual_digits":true}""", "a12b", "a|1|2|b")]
    [InlineData("""{"type":"Digits","individual_digits":false}""", "a12b", "a|12|b")]
    [InlineData("""{"type":"Punctuation"}""", "a?!b", "a|?|!|b")]
    [InlineData("""{"type":"Punctuation","behavior":"Contiguous"}""", "a?!b", "a|?!|b")]
    [InlineData("""{"type":"Split","pattern":{"String":"-"},"behavior":"MergedWithPrevious","invert":false}""", "a--b-c", "a-|-|b-|c")]
    [InlineData("""{"type":"Split","pattern":{"String":"-"},"behavior":"MergedWithNext","invert":false}""", "a-b-c", "a|-b|-c")]
    [InlineData("""{"type":"Split","pattern":{"Regex":"\\p{N}{1,3}| ?\\p{L}+|\\s+(?!\\S)|\\s+"},"behavior":"Isolated","invert":false}""", "ab  \uD801\uDC00c 12345", "ab| | \uD801\uDC00c| |123|45")]
    [InlineData("""{"type":"Split","pattern":{"Regex":"\\w+"},"behavior":"Removed","invert":true}""", "ab, cd", "ab|cd")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true,"use_regex":true}""", "I'll  go\n", "\u0120I|'ll|\u0120|\u0120go|\u010A")]
    public void PreTokenizersAreFollowed(string json, string text, string expected) =>
        Assert.Equal(expected, Run(PreTokenizerJson.Read(System.Text.Json.JsonElement.Parse(json), "tokenizer.json"), text));

    [Theory]
    [InlineData("normalizer", """{"type":"Nmt"}""")]
    [InlineData("pre_tokenizer", """{"type":"UnicodeScripts"}""")]
    [InlineData("pre_tokenizer", """{"type":"Split","pattern":{"Regex":"(a+)+(?=b)"},"behavior":"Isolated"}""")]
    [InlineData("post_processor", """{"type":"Template"}""")]
    [InlineData("model", """{"type":"WordLevel","vocab":{}}""")]
    public void WhatIsNotSupportedIsNamed(string property, string json)
    {
        var changed = JsonNode.Parse(json)!;
        var thrown = Assert.Throws<ModelException>(() => With("tiny-roberta", tokenizer => tokenizer[property] = changed));
        Assert.Contains(property == "model" ? "WordLevel" : changed["pattern"]?["Regex"]?.GetValue<string>() ?? changed["type"]!.GetValue<string>(), thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OlderAndNewerFormsOfMergesMeanTheSame()
    {
        var newer = Tokenizer.Load(GoldenFiles.PathOf("tiny-roberta"));
        var older = With("tiny-roberta", tokenizer =>
            tokenizer["model"]!["merges"] = new JsonArray([.. tokenizer["model"]!["merges"]!.AsArray().Select(pair => (JsonNode)$"{pair![0]} {pair[1]}")]));
        var (one, two) = (new TokenSequence(), new TokenSequence());
        newer.Encode("Open source AI is the path forward.", 64, one);
        older.Encode("Open source AI is the path forward.", 64, two);
        Assert.Equal(one.Ids.ToArray(), two.Ids.ToArray());
    }

    [Fact]
    public void WhatNoPieceSpellsIsOneUnknownTokenOrItsBytes()
    {
        var tokens = new TokenSequence();
        Tokenizer.Load(GoldenFiles.PathOf("tiny-xlmr")).Encode("\u9304\uC050", 64, tokens);
        Assert.Equal(3, tokens.Ids[2]);
        Assert.Equal(new TextSpan(0, 2), tokens.Spans[2]);
        var bytes = With("tiny-xlmr", tokenizer =>
        {
            tokenizer["model"]!["byte_fallback"] = true;
            for (var b = 0; b < 256; b++)
            {
                tokenizer["model"]!["vocab"]!.AsArray().Add(new JsonArray($"<0x{b:X2}>", -20.0));
            }
        });
        bytes.Encode("\u9304", 64, tokens);
        Assert.Equal([3001 + 0xE9, 3001 + 0x8C, 3001 + 0x84], tokens.Ids[2..^1].ToArray());
    }

    private static Tokenizer With(string model, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllBytes(Path.Combine(GoldenFiles.PathOf(model), "tokenizer.json")))!;
        change(json);
        var folder = Directory.CreateTempSubdirectory("semanticcorpus-tokenizer-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "tokenizer.json"), json.ToJsonString());
            return Tokenizer.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(IEnumerable<PieceStep> steps, string text)
    {
        var source = new Pieces();
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            source.Add(rune.Value, at, at += rune.Utf16SequenceLength);
        }

        source.EndPiece();
        foreach (var step in steps)
        {
            var target = new Pieces();
            for (var i = 0; i < source.PieceCount; i++)
            {
                var (from, to) = source.Piece(i);
                step.Apply(source, from, to, target);
            }

            source = target;
        }

        return string.Join('|', Enumerable.Range(0, source.PieceCount).Select(i =>
        {
            var (from, to) = source.Piece(i);
            return string.Concat(source.CodePoints[from..to].ToArray().Select(char.ConvertFromUtf32));
        }));
    }
}
