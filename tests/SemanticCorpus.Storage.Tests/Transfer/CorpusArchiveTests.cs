using System.IO.Compression;
using SemanticCorpus.Storage.Sqlite;
using SemanticCorpus.Storage.Tests.Contract;
using SemanticCorpus.Storage.Tests.Sqlite;
using SemanticCorpus.Transfer;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Transfer;

public sealed class CorpusArchiveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Samples samples = new(11);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Archive => In("corpus.export");

    [Fact]
    public async Task A_corpus_comes_back_as_it_was()
    {
        await using var source = await OpenAsync("source.db");
        await FillAsync(source, 7);
        Assert.Equal(7, await CorpusArchive.WriteAsync(Archive, source.Schema, CorpusReader.ReadAsync(source, Cancellation), null, Cancellation));

        var (schema, documents) = await CorpusArchive.CheckAsync(Archive, Cancellation);
        Assert.Equal((source.Schema, 7), (schema, documents));
        await using var target = await OpenAsync("target.db");
        var writer = new CorpusWriter(target, text => text.Length);
        await foreach (var document in CorpusArchive.ReadAsync(Archive, Cancellation))
        {
            Assert.True(await writer.WriteAsync(document, Cancellation));
            Assert.False(await writer.WriteAsync(document, Cancellation));
        }

        var expected = await ReadAsync(source);
        var actual = await ReadAsync(target);
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(Canonical.Of(one.Document), Canonical.Of(other.Document));
            Assert.Equal(one.Passages.Count, other.Passages.Count);
            foreach (var (passage, copy) in one.Passages.Zip(other.Passages))
            {
                Canonical.AssertEqual(passage, copy);
                Assert.Equal(passage.Embedding.ToArray(), copy.Embedding.ToArray());
            }
        }
    }

    [Fact]
    public async Task Imported_passages_are_found_by_the_words_of_title_headings_and_text()
    {
        await using var source = await OpenAsync("source.db");
        await FillAsync(source, 3);
        await using var target = await OpenAsync("target.db");
        await foreach (var document in CorpusReader.ReadAsync(source, Cancellation))
        {
            await new CorpusWriter(target, text => text.Length / 4).WriteAsync(document, Cancellation);
        }

        var found = await target.FindCandidatesAsync(new CandidateQuery { Terms = ["inner"], Limit = 100 }, Cancellation);
        Assert.NotEmpty(found.Keyword);
        Assert.All(found.Keyword, candidate => Assert.Equal(1, candidate.Id.Position % 2));
    }

    [Fact]
    public async Task A_damaged_or_cut_file_is_refused_or_still_holds_the_same()
    {
        await using var source = await OpenAsync("source.db");
        await FillAsync(source, 3);
        await CorpusArchive.WriteAsync(Archive, source.Schema, CorpusReader.ReadAsync(source, Cancellation), null, Cancellation);
        var whole = await File.ReadAllBytesAsync(Archive, Cancellation);
        var content = await UnpackAsync(whole);
        var random = new Random(5);
        var refused = 0;
        for (var i = 0; i < 200; i++)
        {
            var damaged = whole.ToArray();
            if (i % 4 == 0)
            {
                damaged = damaged[..random.Next(damaged.Length)];
            }
            else
            {
                // The ten bytes of the gzip header say nothing about the content.
                damaged[random.Next(10, damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            await File.WriteAllBytesAsync(In("damaged"), damaged, Cancellation);
            var failure = await Record.ExceptionAsync(() => CorpusArchive.CheckAsync(In("damaged"), Cancellation));
            if (failure is null)
            {
                // Bits that only fill up a byte, and gzip's own end, hold nothing.
                Assert.Equal(content, await UnpackAsync(damaged));
                continue;
            }

            Assert.True(failure is ArchiveException && failure.Message.Contains(In("damaged"), StringComparison.Ordinal), $"{i}: {failure}");
            refused++;
        }

        Assert.InRange(refused, 190, 200);
    }

    [Fact]
    public async Task An_export_that_fails_leaves_the_file_that_was_there()
    {
        await File.WriteAllTextAsync(Archive, "earlier", Cancellation);
        await Assert.ThrowsAsync<IOException>(() => CorpusArchive.WriteAsync(Archive, samples.Schema, Failing(), null, Cancellation));
        Assert.Equal("earlier", await File.ReadAllTextAsync(Archive, Cancellation));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Archive)!));
    }

    public void Dispose() => folder.Dispose();

    private string In(string name) => Path.Combine(folder.Path, name);

    private static async Task<byte[]> UnpackAsync(byte[] packed)
    {
        await using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        await zip.CopyToAsync(content, Cancellation);
        return content.ToArray();
    }

    private static async IAsyncEnumerable<FinishedDocument> Failing()
    {
        await Task.Yield();
        yield return new FinishedDocument(new Samples(1).Document("d"), []);
        throw new IOException("The source is gone.");
    }

    private static async Task<List<FinishedDocument>> ReadAsync(ICorpusStore store)
    {
        var all = new List<FinishedDocument>();
        await foreach (var document in CorpusReader.ReadAsync(store, Cancellation))
        {
            all.Add(document);
        }

        return all;
    }

    private async Task FillAsync(SqliteCorpusStore store, int documents)
    {
        for (var i = 0; i < documents; i++)
        {
            await store.ReplaceDocumentAsync(samples.Document($"d{i}", samples.Metadata()), samples.Passages($"d{i}", i), Cancellation);
        }
    }

    private Task<SqliteCorpusStore> OpenAsync(string name) =>
        SqliteCorpusStore.OpenAsync(new SqliteStoreOptions { Path = In(name) }, samples.Schema, TimeProvider.System, Cancellation);
}
