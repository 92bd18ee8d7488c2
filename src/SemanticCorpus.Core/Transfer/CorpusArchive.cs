using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Transfer;

/// <summary>A corpus in one portable file: gzip over lines of JSON, with everything a store keeps, vectors included, and a checksum at the end.
/// Written and read as a stream; what is held in memory is one document.</summary>
public static class CorpusArchive
{
    private const string Format = "semantic-corpus";
    private const int Version = 1;

    /// <summary>Writes documents to a file. The file has its name only once it is whole and on the disk.</summary>
    /// <param name="path">The file; one that is there is replaced at the end.</param>
    /// <param name="schema">What the corpus was made with.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="written">Is told the number of documents after each.</param>
    /// <param name="cancellationToken">Ends the call with nothing left behind.</param>
    /// <returns>The number of documents.</returns>
    public static async Task<long> WriteAsync(
        string path, CorpusSchema schema, IAsyncEnumerable<FinishedDocument> documents, Action<int>? written = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var unfinished = $"{path}.{Guid.NewGuid():n}.part";
        try
        {
            var count = 0;
            var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using (file.ConfigureAwait(false))
            {
                var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
                await using (zip.ConfigureAwait(false))
                {
                    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                    await WriteLineAsync(zip, hash, new ArchiveHeader(Format, Version, schema), ArchiveJson.Default.ArchiveHeader, cancellationToken).ConfigureAwait(false);
                    await foreach (var document in documents.WithCancellation(cancellationToken).ConfigureAwait(false))
                    {
                        await WriteLineAsync(zip, hash, Archive(document), ArchiveJson.Default.ArchivedDocument, cancellationToken).ConfigureAwait(false);
                        count++;
                        written?.Invoke(count);
                    }

                    var check = new ArchiveCheck(count, Convert.ToHexStringLower(hash.GetCurrentHash()));
                    await WriteLineAsync(zip, hash, check, ArchiveJson.Default.ArchiveCheck, cancellationToken).ConfigureAwait(false);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            return count;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Reads a file through once and compares it with its checksum.</summary>
    /// <returns>What the corpus was made with, and the number of its documents.</returns>
    /// <exception cref="ArchiveException">The file is no export, damaged, cut short, or of a newer version.</exception>
    public static async Task<(CorpusSchema Schema, long Documents)> CheckAsync(string path, CancellationToken cancellationToken = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ArchiveHeader? header = null;
        ReadOnlyMemory<byte> last = default;
        var lines = 0L;
        await foreach (var line in LinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            header ??= ReadHeader(path, line.Span);
            if (lines++ > 0)
            {
                // The check is the last line, and is not part of what it checks.
                Append(hash, last.Span);
            }

            last = line;
        }

        if (header is null || lines < 2)
        {
            throw Damaged(path, "it is cut short");
        }

        var check = Parse(path, last.Span, ArchiveJson.Default.ArchiveCheck);
        return check.Documents == lines - 2 && check.Sha256 == Convert.ToHexStringLower(hash.GetCurrentHash())
            ? (header.Schema, check.Documents)
            : throw Damaged(path, "its checksum does not fit its content");
    }

    /// <summary>Reads the documents of a file that <see cref="CheckAsync"/> found whole.</summary>
    /// <exception cref="ArchiveException">The file has changed since.</exception>
    public static async IAsyncEnumerable<FinishedDocument> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte>? waiting = null;
        var isHeader = true;
        await foreach (var line in LinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            if (waiting is { } document)
            {
                yield return Restore(path, Parse(path, document.Span, ArchiveJson.Default.ArchivedDocument));
            }

            waiting = isHeader ? default(ReadOnlyMemory<byte>?) : line;
            isHeader = false;
        }
    }

    private static async Task WriteLineAsync<T>(Stream to, IncrementalHash hash, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(value, type);
        Append(hash, line);
        await to.WriteAsync(line, cancellationToken).ConfigureAwait(false);
        await to.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> line)
    {
        hash.AppendData(line);
        hash.AppendData("\n"u8);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            var zip = new GZipStream(file, CompressionMode.Decompress);
            await using (zip.ConfigureAwait(false))
            {
                var lines = new LineReader(zip);
                while (true)
                {
                    ReadOnlyMemory<byte>? line;
                    try
                    {
                        line = await lines.ReadAsync(cancellationToken).ConfigureAwait(false);
                    }
                    catch (InvalidDataException failure)
                    {
                        throw Damaged(path, $"it cannot be unpacked ({failure.Message})");
                    }

                    if (line is not { } some)
                    {
                        yield break;
                    }

                    yield return some;
                }
            }
        }
    }

    private static ArchiveHeader ReadHeader(string path, ReadOnlySpan<byte> line)
    {
        var header = Parse(path, line, ArchiveJson.Default.ArchiveHeader);
        return header.Format != Format ? throw Damaged(path, "it is not an export of a corpus")
            : header.Version > Version ? throw new ArchiveException($"{path} has format version {header.Version}; this program reads up to {Version}. Update this program.")
            : header;
    }

    private static T Parse<T>(string path, ReadOnlySpan<byte> line, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(line, type) ?? throw Damaged(path, "a line holds nothing");
        }
        catch (JsonException failure)
        {
            throw Damaged(path, $"a line cannot be read ({failure.Message})");
        }
    }

    private static ArchiveException Damaged(string path, string how) =>
        new($"{path} cannot be taken in: {how}. Nothing was changed. Make it again with `corpus export FILE`.");

    private static ArchivedDocument Archive(FinishedDocument document) => new(
        document.Document,
        [.. document.Passages.Select(passage => new ArchivedPassage(
            passage.Span, passage.Source, passage.Text, passage.HeadingPath, passage.Sentences, VectorBytes.Write(passage.Embedding.Span), passage.Tokens?.ToBytes(), passage.Location))]);

    private static FinishedDocument Restore(string path, ArchivedDocument archived)
    {
        try
        {
            return new FinishedDocument(
                archived.Document,
                [.. archived.Passages.Select((passage, position) => new PassageRecord
                {
                    Id = new PassageId(archived.Document.Id, position),
                    Span = passage.Span,
                    Source = passage.Source,
                    Location = passage.Location,
                    Text = passage.Text,
                    HeadingPath = passage.HeadingPath,
                    Sentences = passage.Sentences,
                    Embedding = ToFloats(passage.Embedding),
                    Tokens = passage.Tokens is { } tokens ? QuantizedTokenVectors.FromBytes(tokens) : null,
                })]);
        }
        catch (FormatException failure)
        {
            throw Damaged(path, failure.Message);
        }
    }

    private static float[] ToFloats(byte[] bytes)
    {
        var vector = new float[bytes.Length / sizeof(float)];
        VectorBytes.Read(bytes, vector);
        return vector;
    }
}
