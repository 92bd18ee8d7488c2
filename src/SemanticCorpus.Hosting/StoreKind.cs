namespace SemanticCorpus.Hosting;

/// <summary>Where corpora are kept.</summary>
public enum StoreKind
{
    /// <summary>In one SQLite file each, on this machine.</summary>
    Sqlite,

    /// <summary>On a Qdrant server or cluster.</summary>
    Qdrant,
}
