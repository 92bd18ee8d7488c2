using System.Text.Json;
using System.Text.Json.Nodes;
using SemanticCorpus.Documents;
using SemanticCorpus.Golden;
using Xunit;

namespace SemanticCorpus.Tokenization;

public class TokenizerGoldenTests
{
    [Fact]
    public void EveryReferenceTextHasTheReferenceIdsAndOffsets()
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.MiniLm);
        var lines = GoldenFiles.Lines("tokenizer.jsonl").ToList();
        Assert.All(lines, line => AssertAgrees(tokenizer, line));
        Assert.Equal(1689, lines.Count);
    }

    [Theory]
    [InlineData("tiny-xlmr")]
    [InlineData("tiny-roberta")]
    public void EveryReferenceTextOfTheOtherFamiliesHasTheReferenceIdsAndOffsets(string model)
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.PathOf(model));
        var lines = GoldenFiles.Lines(model + "/tokenizer-golden.jsonl").ToList();
        Assert.All(lines, line => AssertAgrees(tokenizer, line));
        Assert.Equal(149, lines.Count);
    }

    [Theory]
    [InlineData("tiny-xlmr")]
    [InlineData("tiny-roberta")]
    public void TheWholeReferenceOfTheOtherFamiliesHolds(string model)
    {
        var folder = Path.Combine(GoldenFiles.Shared("models"), model);
        Assert.SkipUnless(Directory.Exists(folder), $"{folder} is missing; a sample of it is tested in any case.");
        var tokenizer = Tokenizer.Load(folder);
        var lines = File.ReadLines(Path.Combine(folder, "tokenizer-golden.jsonl")).Select(line => JsonElement.Parse(line)).ToList();
        Assert.All(lines, line => AssertAgrees(tokenizer, line));
        Assert.Equal(476, lines.Count);
    }

    [Fact]
    public void EverySettingOfNormalizerAndAddedTokensIsFollowed()
    {
        Tokenizer? tokenizer = null;
        foreach (var line in GoldenFiles.Lines("tokenizer-settings.jsonl"))
        {
            if (line.TryGetProperty("normalizer", out var normalizer))
            {
                tokenizer = WithSettings(normalizer, line.GetProperty("added_tokens"));
            }
            else
            {
                AssertAgrees(tokenizer!, line);
            }
        }
    }

    private static void AssertAgrees(Tokenizer tokenizer, JsonElement line)
    {
        var text = line.GetProperty("text").GetString()!;
        var tokens = new TokenSequence();
        tokenizer.Encode(text, int.MaxValue, tokens);
        Assert.Equal(line.GetProperty("ids").Deserialize<int[]>()!, tokens.Ids.ToArray());
        Assert.Equal(Utf16Spans(text, line.GetProperty("offsets").Deserialize<int[][]>()!), tokens.Spans.ToArray());
        Assert.Equal(tokens.Count - tokenizer.SpecialTokens, tokenizer.Count(text));
    }

    private static Tokenizer WithSettings(JsonElement normalizer, JsonElement added)
    {
        var folder = Directory.CreateTempSubdirectory("semanticcorpus-tokenizer-").FullName;
        var json = JsonNode.Parse(File.ReadAllBytes(Path.Combine(GoldenFiles.MiniLm, "tokenizer.json")))!;
        json["normalizer"] = JsonNode.Parse(normalizer.GetRawText());
        foreach (var token in added.EnumerateArray())
        {
            json["added_tokens"]!.AsArray().Add(JsonNode.Parse(token.GetRawText()));
        }

        File.WriteAllText(Path.Combine(folder, "tokenizer.json"), json.ToJsonString());
        var tokenizer = Tokenizer.Load(folder);
        Directory.Delete(folder, recursive: true);
        return tokenizer;
    }

    private static TextSpan[] Utf16Spans(string text, int[][] codePointOffsets)
    {
        var places = new List<int>();
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            places.Add(at);
            at += rune.Utf16SequenceLength;
        }

        places.Add(at);
        return [.. codePointOffsets.Select(o => TextSpan.FromBounds(places[o[0]], places[o[1]]))];
    }
}
