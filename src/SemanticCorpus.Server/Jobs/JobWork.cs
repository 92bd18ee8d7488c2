using SemanticCorpus.Ingestion;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Errors;

namespace SemanticCorpus.Server.Jobs;

/// <summary>Takes the documents of a job into their corpus.</summary>
internal sealed partial class JobWork(CorpusRegistry corpora, JobSpool spool, TimeProvider time, ILogger<JobWork> log)
{
    /// <summary>Does what is left of a job. Ends without a trace where it is cancelled: the job goes on after the next start.</summary>
    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        string? error = null;
        try
        {
            job.Change(file => file with { State = JobState.Running, StartedAt = file.StartedAt ?? time.GetUtcNow() });
            await spool.SaveAsync(job.File, cancellationToken).ConfigureAwait(false);
            var corpus = await corpora.GetAsync(job.File.Corpus, cancellationToken).ConfigureAwait(false);
            await foreach (var result in corpus.Ingestor.IngestAsync(Left(job), cancellationToken).ConfigureAwait(false))
            {
                await spool.AddResultAsync(job.File.Id, result, cancellationToken).ConfigureAwait(false);
                job.Add(result);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailure(job.File.Id, failure);
            job.Failure = failure;
            error = Problems.Describe(failure).Detail;
        }

        cancellationToken.ThrowIfCancellationRequested();
        await FinishAsync(job, error).ConfigureAwait(false);
    }

    /// <summary>Writes that a job is finished.</summary>
    public async Task FinishAsync(Job job, string? error)
    {
        var done = job.Snapshot();
        var failed = error is not null || done.Failed == done.Total;
        var finished = job.File with { State = failed ? JobState.Failed : JobState.Succeeded, FinishedAt = time.GetUtcNow(), Error = error };
        try
        {
            await spool.SaveAsync(finished, CancellationToken.None).ConfigureAwait(false);
            spool.RemoveContents(finished);
        }
        catch (IOException failure)
        {
            // The documents are stored; with a full disk the job is only repeated after a restart, and finds them unchanged.
            LogFailure(finished.Id, failure);
        }

        job.Change(_ => finished);
    }

    private List<SourceItem> Left(Job job)
    {
        var file = job.File;
        var done = job.Snapshot().Results.Select(result => result.DocumentId).ToHashSet(StringComparer.Ordinal);
        return [.. file.Documents.Index().Where(document => !done.Contains(document.Item.Id)).Select(document => new SourceItem
        {
            Source = document.Item.Source,
            Id = document.Item.Id,
            Metadata = document.Item.Metadata,
            Again = document.Item.Again,
            ReadAsync = async token => new SourceContent(
                await spool.ReadAsync(file.Id, document.Index, token).ConfigureAwait(false), document.Item.Hints),
        })];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Id} failed")]
    private partial void LogFailure(string id, Exception exception);
}
