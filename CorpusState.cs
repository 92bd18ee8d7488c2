using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>The totals of a corpus at one revision.</summary>
/// <param name="Revision">Goes up with every change.</param>
/// <param name="Documents">Number of documents.</param>
/// <param name="Passages">Number of passages.</param>
/// <param name="Length">Number of terms of all passages.</param>
/// <param name="Changed">When the corpus last changed; null where it never did.</param>
internal sealed record CorpusState(long Revision, long Documents, long Passages, long Length, DateTimeOffset? Changed)
{
    public static CorpusState Empty { get; } = new(0, 0, 0, 0, null);

    public double AverageLength => Length == 0 ? 1 : (double)Length / Math.Max(1, Passages);

    public static CorpusState From(Point? point) => point?.Payload is { Kind: Payload.StateKind } state
        ? new CorpusState(state.Revision ?? 0, state.Documents ?? 0, state.Passages ?? 0, state.Length ?? 0, state.Changed)
        : Empty;

    /// <summary>The state after a document has taken the place of another; either may be absent.</summary>
    public CorpusState After(Payload? before, int? passages, long length, DateTimeOffset now) => new(
        Revision + 1,
        Documents + (passages is null ? 0 : 1) - (before is null ? 0 : 1),
        Passages + (passages ?? 0) - (before?.Summary?.Passages ?? 0),
        Length + length - (before?.Length ?? 0),
        now);

    public Point ToPoint() => new(PointIds.State, new PointVectors(), new Payload
    {
        Kind = Payload.StateKind,
        Revision = Revision,
        Documents = Documents,
        Passages = Passages,
        Length = Length,
        Changed = Changed,
    });
}
