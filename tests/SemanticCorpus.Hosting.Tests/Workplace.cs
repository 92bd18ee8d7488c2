using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Hosting.Tests;

/// <summary>A folder with a catalogue and a corpus of a few documents made with the delivered model.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("corpus-hosting-");

    public static string TinyModel { get; } = Path.Combine(AppContext.BaseDirectory, "Golden", "tiny-bert");

    public string Folder => folder.FullName;

    public ModelCatalog Catalog => new(Path.Combine(Folder, "models"));

    public CorpusSettings Settings(string? model = null) => new()
    {
        Database = Path.Combine(Folder, "main.db"),
        Model = { Folder = model ?? ModelFolder.Delivered() },
    };

    public async Task IngestAsync(CancellationToken cancellationToken, params (string Name, string Text)[] documents)
    {
        await using var session = await CorpusSession.WriteAsync(Settings(), cancellationToken);
        foreach (var (name, text) in documents)
        {
            var path = Path.Combine(Folder, name);
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }

        await foreach (var result in session.Ingestor.IngestAsync(new FileSource(DocumentFormats.TextOnly).Find([.. documents.Select(document => Path.Combine(Folder, document.Name))]), cancellationToken))
        {
            Xunit.Assert.True(result.Status is IngestStatus.Added or IngestStatus.Replaced, result.Reason);
        }
    }

    /// <summary>Some text of several passages, different for each number.</summary>
    public static string Text(int number) => string.Join(
        "\n\n",
        Enumerable.Range(0, 30).Select(i => $"Paragraph {i} of story {number} tells how the harbour of town {(number * 31) + i} was rebuilt after the flood, "
            + "and who paid for the stones, the cranes and the long wall against the sea. The engineers wrote letters; some of them survive."));

    public void Dispose() => folder.Delete(recursive: true);
}
