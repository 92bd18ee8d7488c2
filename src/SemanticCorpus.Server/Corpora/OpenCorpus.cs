using Microsoft.Extensions.AI;
using SemanticCorpus.Answers;
using SemanticCorpus.Documents;
using SemanticCorpus.Formats;
using SemanticCorpus.Hosting;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Search;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Corpora;

/// <summary>A corpus that the service has open for reading and writing.</summary>
public sealed class OpenCorpus : IAsyncDisposable
{
    internal OpenCorpus(string name, ICorpusStore store, IEmbeddingGenerator<string, Embedding<float>> embedder, CorpusSettings settings, ICrossEncoder? crossEncoder)
    {
        Name = name;
        Store = store;
        Search = new CorpusSearch(store, embedder, settings.Ranking, crossEncoder: crossEncoder);
        Answerer = new ExtractiveAnswerer(Search, settings.Answers);
        Passages = new PassageBuilder(embedder, settings.Ingest);
        Formats = DocumentFormatReaders.Create(settings.Formats);
        Ingestor = new CorpusIngestor(CorpusStores.ForLoads(store, settings), Passages, settings.Ingest, Formats);
    }

    /// <summary>Its name in addresses.</summary>
    public string Name { get; }

    /// <summary>Where its documents are kept.</summary>
    public ICorpusStore Store { get; }

    /// <summary>Searches it.</summary>
    public CorpusSearch Search { get; }

    /// <summary>Answers from it without a language model.</summary>
    public ExtractiveAnswerer Answerer { get; }

    /// <summary>Splits and embeds documents for it.</summary>
    public PassageBuilder Passages { get; }

    /// <summary>The formats that are read.</summary>
    public DocumentFormats Formats { get; }

    /// <summary>Takes documents into it.</summary>
    public CorpusIngestor Ingestor { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
