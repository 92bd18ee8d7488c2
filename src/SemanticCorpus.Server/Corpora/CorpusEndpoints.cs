using Microsoft.AspNetCore.Http.HttpResults;
using SemanticCorpus.Server.Errors;
using SemanticCorpus.Server.Jobs;

namespace SemanticCorpus.Server.Corpora;

/// <summary>The corpora themselves.</summary>
internal static class CorpusEndpoints
{
    public static void MapCorpora(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/corpora", ListAsync).WithName("listCorpora").WithSummary("Lists the corpora.");
        routes.MapGet("/v1/corpora/{corpus}", GetAsync).WithName("getCorpus").WithSummary("Says what a corpus holds.");
        routes.MapPut("/v1/corpora/{corpus}", PutAsync).WithName("createCorpus").WithSummary("Creates a corpus unless it is there.");
        routes.MapDelete("/v1/corpora/{corpus}", DeleteAsync).WithName("deleteCorpus").WithSummary("Deletes a corpus with all its documents.");
    }

    private static async Task<Ok<CorporaJson>> ListAsync(CorpusRegistry corpora, CancellationToken cancellationToken)
    {
        var listed = new List<CorpusStatusJson>();
        foreach (var name in await corpora.NamesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await corpora.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } found)
            {
                listed.Add(await StatusAsync(found, cancellationToken).ConfigureAwait(false));
            }
        }

        return TypedResults.Ok(new CorporaJson(listed));
    }

    private static async Task<Ok<CorpusStatusJson>> GetAsync(string corpus, CorpusRegistry corpora, CancellationToken cancellationToken) =>
        TypedResults.Ok(await StatusAsync(await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false));

    private static async Task<Results<Created<CorpusStatusJson>, Ok<CorpusStatusJson>>> PutAsync(
        string corpus, CorpusRegistry corpora, CancellationToken cancellationToken)
    {
        var (open, created) = await corpora.CreateAsync(corpus, cancellationToken).ConfigureAwait(false);
        var status = await StatusAsync(open, cancellationToken).ConfigureAwait(false);
        return created ? TypedResults.Created($"/v1/corpora/{corpus}", status) : TypedResults.Ok(status);
    }

    private static async Task<NoContent> DeleteAsync(string corpus, CorpusRegistry corpora, JobQueue jobs, CancellationToken cancellationToken)
    {
        if (corpus == CorpusName.Main)
        {
            throw new ConflictException("corpus: main cannot be deleted. Delete its documents, or use a corpus of another name.");
        }

        _ = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        await jobs.CancelAsync(corpus).ConfigureAwait(false);
        return await corpora.DeleteAsync(corpus, cancellationToken).ConfigureAwait(false)
            ? TypedResults.NoContent()
            : throw CorpusLookup.Missing(corpus);
    }

    private static async Task<CorpusStatusJson> StatusAsync(OpenCorpus corpus, CancellationToken cancellationToken) =>
        CorpusStatusJson.From(corpus.Name, await corpus.Store.GetStatusAsync(cancellationToken).ConfigureAwait(false));
}
