using FsCheck;
using FsCheck.Fluent;
using SemanticCorpus.Chunking;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using Xunit;

namespace SemanticCorpus.Core.Tests.Chunking;

public sealed class ChunkerPropertyTests
{
    private static readonly string[] Words =
        ["The", "river", "runs.", "Over", "stones,", "e.g.", "Dr.", "(and", "so)", "on;", "why?", "12.5", "\u201cYes!\u201d", "...", "a", "\n", "na\u00efve", new string('x', 150), "\u65e5\u672c\u3002"];

    [Fact]
    public void Passages_of_any_document_cover_it_and_keep_the_budget()
    {
        var text = Gen.Choose(0, 80).SelectMany(length => Gen.Elements(Words).ArrayOf(length)).Select(words => string.Join(' ', words).Trim());
        var block = from kind in Gen.Elements(Enum.GetValues<BlockKind>())
                    from level in Gen.Choose(1, 6)
                    from content in text
                    select (Kind: kind, Level: kind == BlockKind.Heading ? level : 0, Text: content);
        var cases = from blocks in Gen.Choose(0, 12).SelectMany(length => block.ArrayOf(length))
                    from title in Gen.Elements("", "The river", new string('t', 300), string.Join(' ', Enumerable.Repeat("long title", 60)))
                    from max in Gen.Choose(64, 300)
                    from target in Gen.Choose(1, 64)
                    from salt in Gen.Choose(1, 1000)
                    select (blocks, title, max, target, salt);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20250101UL, 7UL),
            Prop.ForAll(cases.ToArbitrary(), c =>
            {
                var document = Passages.Document(c.blocks);
                var options = new ChunkingOptions { MaxTokens = c.max, TargetTokens = c.target };
                var count = Counter(c.salt);
                var chunks = Chunker.Split(document, c.title, count, options);
                Assert.Equal(string.IsNullOrWhiteSpace(document.Text), chunks.Count == 0);
                if (chunks.Count > 0)
                {
                    Passages.AssertSound(document, c.title, chunks, count, options);
                }
            }));
    }

    /// <summary>A counter that gives each character a token or none by chance, as pieces of words do.</summary>
    private static TokenCounter Counter(int salt) => text =>
    {
        var tokens = 0;
        foreach (var c in text)
        {
            tokens += !char.IsWhiteSpace(c) && (c * salt) % 7 < 2 ? 1 : 0;
        }

        return tokens;
    };
}
