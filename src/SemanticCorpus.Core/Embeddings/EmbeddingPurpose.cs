namespace SemanticCorpus.Embeddings;

/// <summary>What a text is embedded for; models with prompts treat the two differently.</summary>
public enum EmbeddingPurpose
{
    /// <summary>A passage that is to be found. Waits behind queries.</summary>
    Document,

    /// <summary>A question. Overtakes waiting passages.</summary>
    Query,
}
