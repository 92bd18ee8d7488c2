using SemanticCorpus.Answers;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Search;

namespace SemanticCorpus.Hosting;

/// <summary>What can be set in appsettings.json and, with <c>__</c> between the parts, in the environment (<c>Corpus__Model__Folder</c>).</summary>
public sealed class CorpusSettings
{
    /// <summary>The database file; null for the one in the user's data folder.</summary>
    public string? Database { get; set; }

    /// <summary>The model; an empty folder stands for the one delivered with the program.</summary>
    public OnnxModelOptions Model { get; set; } = new();

    /// <summary>How passages are ranked.</summary>
    public RankingOptions Ranking { get; set; } = new();

    /// <summary>How documents are ingested.</summary>
    public IngestOptions Ingest { get; set; } = new();

    /// <summary>How answers are put together.</summary>
    public AnswerOptions Answers { get; set; } = new();

    /// <summary>The same settings for another database.</summary>
    public CorpusSettings For(string database) => new()
    {
        Database = database,
        Model = Model,
        Ranking = Ranking,
        Ingest = Ingest,
        Answers = Answers,
    };
}
