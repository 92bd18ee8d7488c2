namespace SemanticCorpus.Storage;

/// <summary>What a store is opened for.</summary>
public enum StoreMode
{
    /// <summary>Reading and writing. Creates the corpus where it is missing.</summary>
    ReadWrite,

    /// <summary>Reading only. Any number at a time, beside a writer or not; sees what the writer commits.</summary>
    ReadOnly,
}
