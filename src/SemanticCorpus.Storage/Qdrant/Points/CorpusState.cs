using System.Globalization;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>The state of a corpus after its last change, kept in one point.</summary>
/// <param name="Change">Number of changes so far.</param>
/// <param name="Documents">Number of documents.</param>
/// <param name="Passages">Number of passages.</param>
/// <param name="Length">Number of terms in all passages, with repetitions.</param>
/// <param name="Churn">Passages added and removed since the corpus was made.</param>
/// <param name="ChangedAt">When a document was last added, replaced or deleted.</param>
/// <param name="Writer">Who had it open for writing last.</param>
/// <param name="Writing">Whether that writer is at work, or ended without saying so.</param>
internal sealed record CorpusState(
    long Change, long Documents, long Passages, long Length, long Churn, DateTimeOffset? ChangedAt, string Writer, bool Writing)
{
    public static readonly IReadOnlyList<string> Fields = ["kind", "change", "documents", "passages", "length", "churn", "changed_at", "writer", "writing"];

    /// <summary>The state after some documents were added, replaced or removed.</summary>
    public CorpusState After(long documents, long passagesAdded, long passagesRemoved, long length, DateTimeOffset time) => this with
    {
        Change = Change + 1,
        Documents = Documents + documents,
        Passages = Passages + passagesAdded - passagesRemoved,
        Length = Length + length,
        Churn = Churn + passagesAdded + passagesRemoved,
        ChangedAt = time,
    };

    public PointToStore ToPoint() => new(PointId.State, new PointVectors(), new PointPayload
    {
        Kind = PointKind.State,
        Change = Change,
        Documents = Documents,
        Passages = Passages,
        Length = Length,
        Churn = Churn,
        ChangedAt = ChangedAt?.ToString("O", CultureInfo.InvariantCulture),
        Writer = Writer,
        Writing = Writing,
    });

    /// <exception cref="FormatException">The payload is not a state's.</exception>
    public static CorpusState Read(PointPayload? payload) =>
        payload is { Kind: PointKind.State, Change: { } change, Documents: { } documents, Passages: { } passages, Length: { } length, Churn: { } churn }
            ? new CorpusState(
                change, documents, passages, length, churn,
                payload.ChangedAt is { } time ? DateTimeOffset.ParseExact(time, "O", CultureInfo.InvariantCulture) : null,
                payload.Writer ?? "", payload.Writing ?? false)
            : throw new FormatException("The point with the state of the corpus is damaged.");
}
