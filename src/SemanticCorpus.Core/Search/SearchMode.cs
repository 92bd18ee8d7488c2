namespace SemanticCorpus.Search;

/// <summary>Where a search takes its candidates from.</summary>
public enum SearchMode
{
    /// <summary>Meaning and words together.</summary>
    Hybrid,

    /// <summary>Meaning alone: the cosine of the embeddings.</summary>
    Semantic,

    /// <summary>Words alone: BM25 over stemmed terms.</summary>
    Keyword,
}
