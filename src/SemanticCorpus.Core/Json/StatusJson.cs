using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Json;

/// <summary>What a corpus holds.</summary>
/// <param name="Location">Where it is.</param>
/// <param name="Documents">Number of documents.</param>
/// <param name="Passages">Number of passages.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="LastChanged">When it was last changed.</param>
/// <param name="Model">The model its vectors were made with.</param>
/// <param name="Analyzer">The keyword analyzer.</param>
public sealed record StatusJson(
    string Location, long Documents, long Passages, long? Bytes, DateTimeOffset? LastChanged, EmbeddingModel Model, string Analyzer)
{
    /// <summary>The form of a status.</summary>
    public static StatusJson From(CorpusStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return new StatusJson(
            status.Location, status.Documents, status.Passages, status.Bytes, status.LastChanged, status.Schema.Model, status.Schema.Analyzer);
    }
}

/// <summary>What a check of the installation and the corpus found.</summary>
/// <param name="Healthy">Whether every check passed.</param>
/// <param name="Checks">The checks, in the order made.</param>
public sealed record DoctorJson(bool Healthy, IReadOnlyList<CheckJson> Checks);

/// <summary>One check.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Passed">Whether all is well.</param>
/// <param name="Detail">What was found, and the way out where something is wrong.</param>
public sealed record CheckJson(string Name, bool Passed, string Detail);
