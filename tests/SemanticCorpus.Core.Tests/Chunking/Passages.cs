using SemanticCorpus.Chunking;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using Xunit;

namespace SemanticCorpus.Core.Tests.Chunking;

/// <summary>Makes documents and checks what must hold for the passages of any.</summary>
internal static class Passages
{
    /// <summary>One token for each word.</summary>
    public static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            words += !char.IsWhiteSpace(text[i]) && (i == 0 || char.IsWhiteSpace(text[i - 1])) ? 1 : 0;
        }

        return words;
    }

    /// <summary>Sentences of seven words, the last one shorter.</summary>
    public static string Prose(int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(i => (i % 7 == 0 ? "The" : "word") + (i % 7 == 6 || i == words - 1 ? "." : "")));

    public static CleanedDocument Document(params IEnumerable<(BlockKind Kind, int Level, string Text)> blocks) =>
        CleanedDocument.Compose(blocks.Select(block => new TextBlock(block.Kind, block.Text, []) { HeadingLevel = block.Level }));

    public static bool EndsInHeading(CleanedDocument document, Chunk chunk)
    {
        var last = chunk.Sentences[^1].Start;
        return document.Blocks.Any(block => block.Kind == BlockKind.Heading && block.Span.Contains(last));
    }

    /// <summary>Passages cover the text, keep the budget, and hold their sentences, which hold all the words.</summary>
    public static void AssertSound(CleanedDocument document, string? title, IReadOnlyList<Chunk> chunks, TokenCounter count, ChunkingOptions options)
    {
        var at = 0;
        foreach (var chunk in chunks)
        {
            Assert.Equal(at, chunk.Span.Start);
            at = chunk.Span.End;
            var inside = chunk.Span.Start;
            foreach (var sentence in chunk.Sentences)
            {
                Assert.True(sentence.Length > 0 && sentence.Start >= inside && sentence.End <= chunk.Span.End);
                Assert.True(document.Text.AsSpan(inside, sentence.Start - inside).IsWhiteSpace());
                Assert.False(char.IsWhiteSpace(document.Text[sentence.Start]) || char.IsWhiteSpace(document.Text[sentence.End - 1]));
                inside = sentence.End;
            }

            Assert.True(document.Text.AsSpan(inside, chunk.Span.End - inside).IsWhiteSpace());
            var text = ChunkContext.For(title, chunk.HeadingPath, count) + chunk.Span.Of(document.Text);
            Assert.True(count(text) + 2 <= options.MaxTokens, $"{count(text)} tokens");
        }

        Assert.Equal(document.Text.Length, at);
    }
}
