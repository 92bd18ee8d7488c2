using System.Text;
using FsCheck.Fluent;
using SemanticCorpus.Chunking;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Tokenization;
using SemanticCorpus.Hosting;
using Xunit;

namespace SemanticCorpus.Server.Tests.Hostile;

public sealed class FuzzTests
{
    private static readonly Tokenizer Words = Tokenizer.Load(ModelFolder.Delivered());

    [Fact]
    public void The_tokenizer_takes_any_text() => Fuzz.Try(Fuzz.Text, 3000, text =>
    {
        var tokens = new TokenSequence();
        Words.Encode(text, 256, tokens);
        Assert.InRange(tokens.Count, 2, 256);
        foreach (var span in tokens.Spans)
        {
            Assert.InRange(span.Start, 0, text.Length);
            Assert.InRange(span.End, span.Start, text.Length);
        }

        Assert.True(Words.Count(text) >= tokens.Count - 2);
    });

    [Fact]
    public void The_chunker_takes_any_text()
    {
        TokenCounter count = text => Words.Count(text);
        Fuzz.Try(Fuzz.Text, 1000, text =>
        {
            if (Read(Encoding.UTF8.GetBytes(text), new DocumentHints { MediaType = "text/plain" }) is not { } document)
            {
                return;
            }

            foreach (var chunk in Chunker.Split(document.Cleaned, document.Metadata.Title, count, new ChunkingOptions()))
            {
                Assert.InRange(chunk.Span.Start, 0, document.Cleaned.Text.Length);
                Assert.InRange(chunk.Span.End, chunk.Span.Start, document.Cleaned.Text.Length);
            }
        });
    }

    [Fact]
    public void The_cleaner_takes_any_page() => Fuzz.Try(Fuzz.Text, 1500, text =>
        Read(Encoding.UTF8.GetBytes("<html><body>" + text), new DocumentHints { MediaType = "text/html; charset=utf-8" }));

    [Fact]
    public void The_readers_take_any_file() => Fuzz.Try(
        from bytes in Fuzz.Bytes
        from name in Gen.Elements("a.txt", "a.md", "a.html", "a.xhtml", "a", "a.docx", "a.pdf", "../a\u0000.html")
        select (bytes, name),
        2000,
        file => Read(file.bytes, new DocumentHints { FileName = file.name }));

    /// <summary>A document, or null where it is refused as unreadable, which is the only exception there may be.</summary>
    private static ExtractedDocument? Read(byte[] content, DocumentHints hints)
    {
        try
        {
            return DocumentReader.Read(content, hints, CancellationToken.None);
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }
}
