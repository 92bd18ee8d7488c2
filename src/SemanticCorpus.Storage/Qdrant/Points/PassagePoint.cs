using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage.Qdrant.Rest;
using SemanticCorpus.Storage.Sqlite.Blobs;

namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>A passage as a point.</summary>
internal static class PassagePoint
{
    public const string DenseVector = "passage";

    public const string SparseVector = "keywords";

    /// <summary>What a <see cref="PassageRecord"/> is read from, beside the vector.</summary>
    public static readonly IReadOnlyList<string> ReadFields = ["text", "position", "spans", "headings", "sentences", "tokens", "location"];

    public static PointToStore Of(PassageRecord passage, DocumentVersion version, PointPayload filterFields)
    {
        var counts = TermCounts.Of(passage.Terms);
        var length = passage.Terms.Count;
        version.Length += length;
        return new PointToStore(
            PointId.OfPassage(passage.Id.DocumentId, version.Generation, passage.Id.Position),
            new PointVectors
            {
                Passage = passage.Embedding.ToArray(),
                Keywords = counts.Count == 0 ? null : new SparseVector([.. counts.Keys], [.. counts.Values.Select(count => Bm25.StoredWeight(count, length))]),
            },
            filterFields with
            {
                Kind = PointKind.Passage,
                Generation = version.Generation,
                Position = passage.Id.Position,
                Length = length,
                Text = passage.Text,
                Spans = [passage.Span.Start, passage.Span.Length, passage.Source.Start, passage.Source.Length],
                Headings = passage.HeadingPath.Count == 0 ? null : passage.HeadingPath,
                Sentences = SentencesBlob.Write(passage.Sentences, passage.Source.Start),
                Tokens = passage.Tokens?.ToBytes(),
                Location = LocationText.Write(passage.Location),
                TermCounts = TermCounts.Write(counts),
                Terms = [.. counts.Keys],
                Pieces = [.. (passage.Tokens?.Ids ?? []).Distinct()],
            });
    }

    /// <exception cref="FormatException">The point is not a passage's.</exception>
    public static PassageRecord Read(PassageId id, FoundPoint point)
    {
        if (point.Payload is not { Text: { } text, Spans: [var start, var length, var sourceStart, var sourceLength], Sentences: { } sentences } payload
            || point.Vector?.Passage is not { } embedding)
        {
            throw new FormatException($"Passage {id} lacks some of its fields.");
        }

        return new PassageRecord
        {
            Id = id,
            Span = new TextSpan(start, length),
            Source = new TextSpan(sourceStart, sourceLength),
            Location = LocationText.Read(payload.Location),
            Text = text,
            HeadingPath = payload.Headings ?? [],
            Sentences = SentencesBlob.Read(sentences, sourceStart),
            Embedding = embedding,
            Tokens = payload.Tokens is { } tokens ? QuantizedTokenVectors.FromBytes(tokens) : null,
        };
    }
}
