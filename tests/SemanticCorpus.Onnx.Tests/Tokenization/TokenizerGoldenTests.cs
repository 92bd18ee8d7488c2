using System.Text.Json;
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
        var tokens = new TokenSequence();
        var wrong = new List<string>();
        var lines = GoldenFiles.Lines("tokenizer.jsonl").ToList();
        foreach (var line in lines)
        {
            var text = line.GetProperty("text").GetString()!;
            tokenizer.Encode(text, int.MaxValue, tokens);
            var expectedIds = line.GetProperty("ids").Deserialize<int[]>()!;
            var expectedSpans = Utf16Spans(text, line.GetProperty("offsets").Deserialize<int[][]>()!);
            if (!tokens.Ids.SequenceEqual(expectedIds) || !tokens.Spans.SequenceEqual(expectedSpans))
            {
                wrong.Add($"{text}\n  ids {string.Join(' ', tokens.Ids.ToArray())}\n  expected {string.Join(' ', expectedIds)}\n  spans {string.Join(' ', tokens.Spans.ToArray())}\n  expected {string.Join(' ', expectedSpans)}");
            }

            Assert.Equal(expectedIds.Length - tokenizer.SpecialTokens, tokenizer.Count(text));
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {lines.Count} texts differ, such as:\n{string.Join('\n', wrong.Take(5))}");
        Assert.Equal(1689, lines.Count);
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
