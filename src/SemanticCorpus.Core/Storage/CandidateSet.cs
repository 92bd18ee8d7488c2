namespace SemanticCorpus.Storage;

/// <summary>One candidate of a list.</summary>
/// <param name="Id">The passage.</param>
/// <param name="Score">Cosine similarity in the dense list, BM25 (larger is better) in the keyword list.</param>
public readonly record struct Candidate(PassageId Id, float Score);

/// <summary>What a store found. Lists are sorted by descending score, ties by document id (ordinal) and position.</summary>
/// <param name="Dense">The passages with the largest cosine similarity; of a large corpus perhaps not every one of them, unless
/// <see cref="CandidateQuery.Exact"/> was asked for.</param>
/// <param name="Keyword">The passages with the largest BM25 score; only such as contain at least one term. The score is the sum over
/// the terms of ln(1 + (N - df + 0.5) / (df + 0.5)) * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average length)) with k1 = 0.9 and
/// b = 0.4; N, df and the average length are those of the whole corpus, filtered or not.</param>
/// <param name="Passages">Number of passages in the corpus, filtered or not.</param>
/// <param name="TokenFrequencies">For each word piece asked for: in how many of the corpus's passages it is a content token.</param>
public sealed record CandidateSet(
    IReadOnlyList<Candidate> Dense,
    IReadOnlyList<Candidate> Keyword,
    long Passages,
    IReadOnlyDictionary<int, long> TokenFrequencies)
{
    /// <summary>For each term of <see cref="CandidateQuery.CountedTerms"/>: how many of the corpus's passages have it, filtered or not.</summary>
    public IReadOnlyDictionary<string, long> TermFrequencies { get; init; } = new Dictionary<string, long>();
}
