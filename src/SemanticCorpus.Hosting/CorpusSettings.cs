using SemanticCorpus.Answers;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Formats;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Search;
using SemanticCorpus.Storage.Qdrant;

namespace SemanticCorpus.Hosting;

/// <summary>What can be set in appsettings.json and, with <c>__</c> between the parts, in the environment (<c>Corpus__Model__Folder</c>).</summary>
public sealed class CorpusSettings
{
    /// <summary>Where corpora are kept.</summary>
    public StoreKind Store { get; set; }

    /// <summary>The database file; null for the one in the user's data folder. With Qdrant, what belongs to a service beside its corpora lies next to it.</summary>
    public string? Database { get; set; }

    /// <summary>The Qdrant server, where <see cref="Store"/> names it.</summary>
    public QdrantStoreOptions Qdrant { get; set; } = new();

    /// <summary>The model; an empty folder stands for the one that the corpus was made with, and for a new corpus for the one delivered with the program.</summary>
    public OnnxModelOptions Model { get; set; } = new();

    /// <summary>A cross-encoder that puts the best passages in order; none while its folder is empty.</summary>
    public OnnxModelOptions RerankModel { get; set; } = new();

    /// <summary>How passages are ranked.</summary>
    public RankingOptions Ranking { get; set; } = new();

    /// <summary>How documents are ingested.</summary>
    public IngestOptions Ingest { get; set; } = new();

    /// <summary>What reading a document may cost.</summary>
    public FormatOptions Formats { get; set; } = new();

    /// <summary>How answers are put together.</summary>
    public AnswerOptions Answers { get; set; } = new();

    /// <summary>Where the corpus is: the database file, or the server's address with the corpus's name.</summary>
    public string Location => Store == StoreKind.Qdrant ? $"{Qdrant.Url} {Qdrant.Corpus}" : Database!;

    /// <summary>The name of the corpus that these settings name.</summary>
    public const string MainCorpus = "main";

    /// <summary>Where the files of further corpora lie.</summary>
    public string Folder => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Database!))!, "corpora");

    /// <summary>The same settings with the corpora in another store.</summary>
    /// <param name="store">Which.</param>
    public CorpusSettings With(StoreKind store)
    {
        var copy = (CorpusSettings)MemberwiseClone();
        copy.Store = store;
        return copy;
    }

    /// <summary>The same settings for a corpus beside this one.</summary>
    /// <param name="name">Its name; <see cref="MainCorpus"/> for these settings' own.</param>
    public CorpusSettings For(string name) => name == MainCorpus ? this : new()
    {
        Store = Store,
        Database = Path.Combine(Folder, name + ".db"),
        Qdrant = Qdrant.For(name),
        Model = Model,
        RerankModel = RerankModel,
        Ranking = Ranking,
        Ingest = Ingest,
        Formats = Formats,
        Answers = Answers,
    };
}
