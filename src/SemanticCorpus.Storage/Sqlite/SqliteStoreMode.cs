namespace SemanticCorpus.Storage.Sqlite;

/// <summary>What a <see cref="SqliteCorpusStore"/> is opened for.</summary>
public enum SqliteStoreMode
{
    /// <summary>Reading and writing. Creates the database where it is missing; only one store at a time has it open so.</summary>
    ReadWrite,

    /// <summary>Reading only. Any number at a time, beside a writer or not; sees what the writer commits.</summary>
    ReadOnly,
}
