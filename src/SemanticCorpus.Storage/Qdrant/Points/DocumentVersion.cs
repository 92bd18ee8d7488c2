namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>A document on its way into the store.</summary>
internal sealed class DocumentVersion(DocumentRecord document, IReadOnlyList<PassageRecord> passages)
{
    public DocumentRecord Document { get; } = document;

    public IReadOnlyList<PassageRecord> Passages { get; } = passages;

    /// <summary>Tells this version from every other, also from one that a crash left behind.</summary>
    public string Generation { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Number of terms with repetitions, once the passages have been made into points.</summary>
    public long Length { get; set; }
}
