namespace SemanticCorpus.Storage;

/// <summary>Asks a store for candidates. Each of the two lists is left out where its part is empty.</summary>
public sealed record CandidateQuery
{
    /// <summary>The question's embedding, L2-normalised; empty for no dense list.</summary>
    public ReadOnlyMemory<float> Embedding { get; init; }

    /// <summary>The question's analyzed terms without stop words, each once; empty for no keyword list.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Word pieces whose document frequency is wanted.</summary>
    public IReadOnlyList<int> TokenIds { get; init; } = [];

    /// <summary>Terms whose document frequency is wanted, those of the keyword list or others.</summary>
    public IReadOnlyList<string> CountedTerms { get; init; } = [];

    /// <summary>Longest list wanted, 1 or more.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether the dense list must be exactly the passages with the largest cosine. A store may otherwise miss a few of
    /// them in a large corpus to answer sooner; the scores of those it finds are exact either way.</summary>
    public bool Exact { get; init; }

    /// <summary>What candidates must fulfil.</summary>
    public CorpusFilter Filter { get; init; } = new();
}
