using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Errors;

namespace SemanticCorpus.Server.Jobs;

/// <summary>Following jobs.</summary>
internal static class JobEndpoints
{
    public static void AddJobs(this IServiceCollection services) =>
        services.AddSingleton<JobSpool>().AddSingleton<JobWork>().AddSingleton<JobQueue>().AddHostedService(provider => provider.GetRequiredService<JobQueue>());

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/jobs/{id}", (string id, CorpusRegistry corpora, JobQueue jobs) => TypedResults.Ok(Find(id, corpora, jobs).Snapshot()))
            .WithName("getJob").WithSummary("Says where a job stands.");
        routes.MapGet("/v1/jobs/{id}/events", (string id, CorpusRegistry corpora, JobQueue jobs, CancellationToken cancellationToken) =>
                TypedResults.ServerSentEvents(EventsAsync(Find(id, corpora, jobs), cancellationToken)))
            .WithName("watchJob").WithSummary("Follows a job: server-sent events progress, and done at the end.");
    }

    /// <summary>The answer to a request that made a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="wait">Whether to answer when it is finished. A client that goes away meanwhile does not stop it.</param>
    /// <param name="status">The status for a finished job.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="readFrom">What was read again, where something was.</param>
    /// <exception cref="UnreadableSourceException">The only document could not be taken in.</exception>
    public static async Task<IResult> AnswerAsync(Job job, bool wait, Func<JobJson, int> status, CancellationToken cancellationToken, RereadFrom? readFrom = null)
    {
        if (!wait)
        {
            return TypedResults.Accepted($"/v1/jobs/{job.File.Id}", new AcceptedJson(job.Snapshot(), readFrom));
        }

        var last = await job.WatchAsync(cancellationToken).LastAsync(cancellationToken).ConfigureAwait(false);
        if (job.Failure is { } failure)
        {
            // What could not be stored must not be answered with success.
            ExceptionDispatchInfo.Throw(failure);
        }

        return last switch
        {
            { State: JobState.Failed, Results: [var only] } => throw new UnreadableSourceException($"text: {only.Reason}"),
            { State: JobState.Failed } => Refusal(last),
            _ => Results.Json(new AcceptedJson(last, readFrom), statusCode: status(last)),
        };
    }

    /// <summary>Where nothing was taken in, a success would be a promise that does not hold.</summary>
    private static ProblemHttpResult Refusal(JobJson job) => TypedResults.Problem(new ProblemDetails
    {
        Status = job.Error is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status503ServiceUnavailable,
        Title = job.Error is null ? "Unreadable document" : "Not taken in",
        Detail = job.Error ?? string.Join(" ", job.Results.Select(result => $"{result.Source}: {result.Reason}").Take(3)),
        Extensions = { ["job"] = job },
    });

    private static Job Find(string id, CorpusRegistry corpora, JobQueue jobs) =>
        jobs.Find(id) is { } job && corpora.MayUse(job.File.Corpus) ? job
            : throw new NotFoundException($"id: there is no job {id}. Finished jobs are kept for a while only.");

    private static async IAsyncEnumerable<SseItem<JobJson>> EventsAsync(Job job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var state in job.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new SseItem<JobJson>(state, state.State is JobState.Succeeded or JobState.Failed ? "done" : "progress");
        }
    }
}
