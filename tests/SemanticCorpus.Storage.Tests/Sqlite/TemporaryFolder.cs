namespace SemanticCorpus.Storage.Tests.Sqlite;

/// <summary>A folder of a test's own, gone when it ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("corpus-").FullName;

    public string Database => System.IO.Path.Combine(Path, "corpus.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
