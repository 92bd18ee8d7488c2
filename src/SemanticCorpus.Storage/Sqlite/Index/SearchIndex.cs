using System.Collections.Immutable;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>Everything that is searched, as of one change of the corpus. Never changes.</summary>
/// <param name="Generation">The change it is as of; 0 is the corpus before any.</param>
/// <param name="LastDocument">Largest key of a document seen so far.</param>
/// <param name="Segments">The segments, by key.</param>
/// <param name="TotalLength">Number of terms in all passages, repetitions counted.</param>
/// <param name="TokenFrequencies">By the word piece's id, in how many passages it is a content token; as long as the largest id asks for.</param>
internal sealed record SearchIndex(
    long Generation,
    long LastDocument,
    ImmutableArray<SegmentView> Segments,
    long TotalLength,
    int[] TokenFrequencies)
{
    public static SearchIndex Empty { get; } = new(0, 0, [], 0, []);

    /// <summary>In how many passages a word piece is a content token.</summary>
    public long FrequencyOf(int tokenId) => (uint)tokenId < (uint)TokenFrequencies.Length ? TokenFrequencies[tokenId] : 0;

    /// <summary>Number of passages.</summary>
    public long Passages => Segments.Sum(view => (long)view.Alive);
}
