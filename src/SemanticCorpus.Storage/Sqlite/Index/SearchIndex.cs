using System.Collections.Immutable;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>Everything that is searched, as of one change of the corpus. Never changes.</summary>
/// <param name="Generation">The change it is as of; 0 is the corpus before any.</param>
/// <param name="LastDocument">Largest key of a document seen so far.</param>
/// <param name="Segments">The segments, by key.</param>
/// <param name="TotalLength">Number of terms in all passages, repetitions counted.</param>
/// <param name="TokenFrequencies">For each word piece, in how many passages it is a content token.</param>
internal sealed record SearchIndex(
    long Generation,
    long LastDocument,
    ImmutableArray<SegmentView> Segments,
    long TotalLength,
    IReadOnlyDictionary<int, int> TokenFrequencies)
{
    public static SearchIndex Empty { get; } = new(0, 0, [], 0, new Dictionary<int, int>());

    /// <summary>Number of passages.</summary>
    public long Passages => Segments.Sum(view => (long)view.Alive);
}
