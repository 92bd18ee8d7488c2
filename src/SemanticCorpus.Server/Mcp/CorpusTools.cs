using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol.Server;
using SemanticCorpus.Json;
using SemanticCorpus.Search;
using SemanticCorpus.Server.Answers;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Errors;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Mcp;

/// <summary>What a chat model can do with the corpora. Every tool answers with the JSON of the HTTP API.</summary>
/// <param name="corpora">The corpora.</param>
/// <param name="answers">Answers questions.</param>
internal sealed class CorpusTools(CorpusRegistry corpora, AnswerService answers)
{
    private const string CorpusDescription = "The corpus; main unless given.";
    private const int MostListed = 100;

    [McpServerTool(Name = "search", Title = "Search documents", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Finds passages that fit a question or keywords, best first, each with its document, text, best sentence and relevance from 0 to 1.")]
    public async Task<string> SearchAsync(
        [Description("A question in natural language, or keywords; at most 4,096 characters.")] string query,
        CancellationToken cancellationToken,
        [Description(CorpusDescription)] string corpus = CorpusName.Main,
        [Description("How many passages are wanted, 1 to 100.")] int limit = 10,
        [Description("hybrid (meaning and words), semantic (meaning alone) or keyword (words alone).")] SearchMode mode = SearchMode.Hybrid,
        [Description("Least relevance of a passage, 0 to 1.")] double minRelevance = 0,
        [Description("Only documents with all of these tags.")] string[]? tags = null,
        [Description("Only documents published at this time or later (ISO 8601).")] DateTimeOffset? publishedFrom = null,
        [Description("Only documents published before this time (ISO 8601).")] DateTimeOffset? publishedBefore = null)
    {
        var found = await FindAsync(corpus, cancellationToken).ConfigureAwait(false);
        var request = new SearchRequest
        {
            Query = query,
            Limit = limit,
            Mode = mode,
            MinRelevance = minRelevance,
            Filter = new CorpusFilter { Tags = tags ?? [], PublishedFrom = publishedFrom, PublishedBefore = publishedBefore },
        };
        return Write(SearchJson.From(request, await found.Search.SearchAsync(request, cancellationToken).ConfigureAwait(false)), CorpusJson.Compact.SearchJson);
    }

    [McpServerTool(Name = "ask", Title = "Ask a question", ReadOnly = true, OpenWorld = false)]
    [Description("Answers a question from the documents with cited sentences, or says that they hold no answer.")]
    public async Task<string> AskAsync(
        [Description("The question; at most 4,096 characters.")] string question,
        CancellationToken cancellationToken,
        [Description(CorpusDescription)] string corpus = CorpusName.Main,
        [Description("How many passages the answer may rest on, 1 to 100.")] int limit = 10)
    {
        var found = await FindAsync(corpus, cancellationToken).ConfigureAwait(false);
        var request = new AnswerRequest(new SearchRequest { Query = question, Limit = limit }, question);
        return Write(AnswerJson.From(question, await answers.AnswerAsync(found, request, cancellationToken).ConfigureAwait(false)), CorpusJson.Compact.AnswerJson);
    }

    [McpServerTool(Name = "get_document", Title = "Read a document", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Gives a document's cleaned text and metadata.")]
    public async Task<string> GetDocumentAsync(
        [Description("The document's id, as search and list_documents give it.")] string id,
        CancellationToken cancellationToken,
        [Description(CorpusDescription)] string corpus = CorpusName.Main)
    {
        var store = (await FindAsync(corpus, cancellationToken).ConfigureAwait(false)).Store;
        var summary = await store.GetSummaryAsync(id, cancellationToken).ConfigureAwait(false);
        var document = summary is null ? null : await store.GetDocumentAsync(id, cancellationToken).ConfigureAwait(false);
        return document is null
            ? throw NoDocument(id)
            : Write(DocumentJson.From(summary!) with { Text = document.Text }, CorpusJson.Compact.DocumentJson);
    }

    [McpServerTool(Name = "related", Title = "Find related passages", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Finds what other documents say about the same thing as a document or passage.")]
    public async Task<string> RelatedAsync(
        [Description("A document's id, or a passage's as DOCUMENT#POSITION.")] string id,
        CancellationToken cancellationToken,
        [Description(CorpusDescription)] string corpus = CorpusName.Main,
        [Description("How many are wanted, 1 to 100.")] int limit = 5)
    {
        var found = await FindAsync(corpus, cancellationToken).ConfigureAwait(false);
        var related = await RelatedPassages.FindAsync(found.Store, id, limit, cancellationToken).ConfigureAwait(false) ?? throw NoDocument(id);
        return Write(new RelatedJson(id, [.. related.Select(PassageJson.From)]), CorpusJson.Compact.RelatedJson);
    }

    [McpServerTool(Name = "list_documents", Title = "List documents", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Lists documents by id, without their texts. For the next page pass the last id as after.")]
    public async Task<string> ListDocumentsAsync(
        CancellationToken cancellationToken,
        [Description(CorpusDescription)] string corpus = CorpusName.Main,
        [Description("How many are wanted, 1 to 100.")] int limit = 50,
        [Description("Only documents whose ids come after this one.")] string? after = null,
        [Description("Only documents with all of these tags.")] string[]? tags = null)
    {
        if (limit is < 1 or > MostListed)
        {
            throw new ArgumentException($"limit: {limit} is outside 1 to {MostListed}.");
        }

        var found = await FindAsync(corpus, cancellationToken).ConfigureAwait(false);
        var documents = await found.Store.ListDocumentsAsync(new CorpusFilter { Tags = tags ?? [] }, cancellationToken)
            .Where(document => after is null || string.CompareOrdinal(document.Id, after) > 0)
            .Take(limit)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return Write(new DocumentListJson(documents.ConvertAll(DocumentJson.From)), CorpusJson.Compact.DocumentListJson);
    }

    private async Task<OpenCorpus> FindAsync(string name, CancellationToken cancellationToken) =>
        await corpora.FindAsync(name, cancellationToken).ConfigureAwait(false)
        ?? throw new NotFoundException($"corpus: there is no corpus {name}. There are: {string.Join(", ", await corpora.NamesAsync(cancellationToken).ConfigureAwait(false))}.");

    private static NotFoundException NoDocument(string id) => new($"id: there is no document {id}. list_documents and search give the ids.");

    private static string Write<T>(T value, JsonTypeInfo<T> form) => JsonSerializer.Serialize(value, form);
}
