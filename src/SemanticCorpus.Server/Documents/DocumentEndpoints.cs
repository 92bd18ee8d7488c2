using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SemanticCorpus.Json;
using SemanticCorpus.Search;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Errors;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Documents;

/// <summary>Reading and deleting documents.</summary>
internal static class DocumentEndpoints
{
    private const int MostListed = 500;

    public static void MapDocuments(this IEndpointRouteBuilder corpus)
    {
        corpus.MapGet("/documents", ListAsync).WithName("listDocuments").WithSummary("Lists documents by id, page by page.");
        corpus.MapGet("/documents/{id}", GetAsync).WithName("getDocument").WithSummary("A document with its text and passages.");
        corpus.MapDelete("/documents/{id}", DeleteAsync).WithName("deleteDocument").WithSummary("Deletes a document.");
        corpus.MapGet("/documents/{id}/related", RelatedAsync).WithName("relatedToDocument").WithSummary("What other documents say about the same thing.");
        corpus.MapPost("/related", RelatedToPassageAsync).WithName("relatedToPassage").WithSummary("What other documents say about the same thing as a passage.");
        corpus.MapIntake();
    }

    /// <summary>What to say where there is no such document.</summary>
    public static NotFoundException Missing(string id) => new($"id: there is no document {id}. GET the corpus's documents lists them.");

    private static async Task<Ok<DocumentPageJson>> ListAsync(
        string corpus,
        CorpusRegistry corpora,
        CancellationToken cancellationToken,
        int limit = 50,
        string? after = null,
        [FromQuery(Name = "source")] string[]? sources = null,
        [FromQuery(Name = "tag")] string[]? tags = null,
        [FromQuery(Name = "author")] string[]? authors = null,
        DateTimeOffset? publishedFrom = null,
        DateTimeOffset? publishedBefore = null)
    {
        if (limit is < 1 or > MostListed)
        {
            throw new ArgumentException($"limit: {limit} is outside 1 to {MostListed}.");
        }

        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        var filter = new CorpusFilter
        {
            Sources = sources ?? [], Tags = tags ?? [], Authors = authors ?? [], PublishedFrom = publishedFrom, PublishedBefore = publishedBefore,
        };
        var page = new List<DocumentJson>();
        var total = 0;
        var more = false;
        await foreach (var document in found.Store.ListDocumentsAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            total++;
            if (after is null || string.CompareOrdinal(document.Id, after) > 0)
            {
                more = page.Count == limit;
                if (!more)
                {
                    page.Add(DocumentJson.From(document));
                }
            }
        }

        return TypedResults.Ok(new DocumentPageJson(page, more ? page[^1].Id : null, total));
    }

    private static async Task<Ok<DocumentJson>> GetAsync(
        string corpus, string id, CorpusRegistry corpora, CancellationToken cancellationToken, bool original = false)
    {
        var store = (await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false)).Store;
        var summary = await store.GetSummaryAsync(id, cancellationToken).ConfigureAwait(false);
        var document = await store.GetDocumentAsync(id, cancellationToken).ConfigureAwait(false);
        if (summary is null || document is null)
        {
            throw Missing(id);
        }

        var passages = await store.GetPassagesAsync(
            [.. Enumerable.Range(0, summary.Passages).Select(position => new PassageId(id, position))], cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(DocumentJson.From(summary) with
        {
            Text = document.Text,
            Original = original ? document.Original : null,
            Content = [.. passages.Select(passage => ContentPassageJson.From(passage.Passage))],
        });
    }

    private static async Task<NoContent> DeleteAsync(string corpus, string id, CorpusRegistry corpora, CancellationToken cancellationToken)
    {
        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        return await found.Store.DeleteDocumentAsync(id, cancellationToken).ConfigureAwait(false) ? TypedResults.NoContent() : throw Missing(id);
    }

    private static async Task<Ok<RelatedJson>> RelatedAsync(
        string corpus, string id, CorpusRegistry corpora, CancellationToken cancellationToken, int limit = 10)
    {
        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        var related = await RelatedPassages.FindAsync(found.Store, id, limit, cancellationToken).ConfigureAwait(false) ?? throw Missing(id);
        return TypedResults.Ok(new RelatedJson(id, [.. related.Select(PassageJson.From)]));
    }

    private static async Task<Ok<RelatedJson>> RelatedToPassageAsync(
        string corpus, RelatedBody body, CorpusRegistry corpora, CancellationToken cancellationToken)
    {
        if (!PassageId.TryParse(body.PassageId, out _))
        {
            throw new ArgumentException("passageId: is not of the form DOCUMENT#POSITION, as searches give it.");
        }

        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        var related = await RelatedPassages.FindAsync(found.Store, body.PassageId, body.Limit, cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException($"passageId: there is no passage {body.PassageId}. A search gives the ids.");
        return TypedResults.Ok(new RelatedJson(body.PassageId, [.. related.Select(PassageJson.From)]));
    }
}
