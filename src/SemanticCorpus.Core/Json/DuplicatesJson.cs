using SemanticCorpus.Duplicates;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Json;

/// <summary>Documents that are copies of one another.</summary>
/// <param name="Threshold">Least similarity of a copy.</param>
/// <param name="Clusters">The clusters, the largest first.</param>
public sealed record DuplicatesJson(double Threshold, IReadOnlyList<DuplicateClusterJson> Clusters)
{
    /// <summary>The form of what was found.</summary>
    public static DuplicatesJson From(DuplicateOptions options, IReadOnlyList<DuplicateCluster> clusters)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new DuplicatesJson(options.Threshold, [.. clusters.Select(cluster => new DuplicateClusterJson(
        [
            DuplicateDocumentJson.From(cluster.Longest, 1), .. cluster.Copies.Select(copy => DuplicateDocumentJson.From(copy.Document, copy.Similarity)),
        ]))]);
    }
}

/// <summary>Copies of one text.</summary>
/// <param name="Documents">The longest first, then the others, the closest to it first.</param>
public sealed record DuplicateClusterJson(IReadOnlyList<DuplicateDocumentJson> Documents);

/// <summary>One of the copies.</summary>
/// <param name="Id">The document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Url">Its address.</param>
/// <param name="Similarity">The share of its runs of three words that the cluster's longest document has too; 1 for that one.</param>
public sealed record DuplicateDocumentJson(string Id, string? Title, string Source, string? Url, double Similarity)
{
    /// <summary>The form of a document.</summary>
    public static DuplicateDocumentJson From(DocumentSummary document, double similarity)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new DuplicateDocumentJson(document.Id, document.Metadata.Title, document.Source, document.Metadata.Url, similarity);
    }
}
