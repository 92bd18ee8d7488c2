using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Corpora;

/// <summary>The corpora of the service.</summary>
/// <param name="Corpora">By name.</param>
public sealed record CorporaJson(IReadOnlyList<CorpusStatusJson> Corpora);

/// <summary>What a corpus holds.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Documents">Number of documents.</param>
/// <param name="Passages">Number of passages.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="LastChanged">When a document was last added, replaced or deleted.</param>
/// <param name="Model">The model its vectors were made with.</param>
/// <param name="Analyzer">The keyword analyzer.</param>
public sealed record CorpusStatusJson(
    string Name, long Documents, long Passages, long? Bytes, DateTimeOffset? LastChanged, EmbeddingModel Model, string Analyzer)
{
    /// <summary>The form of a corpus. Where it lies on disk is left out.</summary>
    public static CorpusStatusJson From(string name, CorpusStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return new CorpusStatusJson(
            name, status.Documents, status.Passages, status.Bytes, status.LastChanged, status.Schema.Model, status.Schema.Analyzer);
    }
}
