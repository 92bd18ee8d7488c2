using System.Runtime.CompilerServices;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Server.Jobs;

/// <summary>A job in memory: where it stands, and a way to hear of changes. Safe for concurrent use.</summary>
internal sealed class Job(JobFile file, IEnumerable<IngestResult> results)
{
    private readonly Lock gate = new();
    private readonly List<IngestResult> results = [.. results];
    private JobFile file = file;
    private TaskCompletionSource changed = NewSignal();

    /// <summary>Its state on disk.</summary>
    public JobFile File
    {
        get
        {
            lock (gate)
            {
                return file;
            }
        }
    }

    /// <summary>What ended it as a whole, while this process knows.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether nothing more will change.</summary>
    public bool IsFinished => File.State is JobState.Succeeded or JobState.Failed;

    /// <summary>Takes a new state and tells those who wait.</summary>
    public void Change(Func<JobFile, JobFile> change)
    {
        lock (gate)
        {
            file = change(file);
            Tell();
        }
    }

    /// <summary>Takes a result and tells those who wait.</summary>
    public void Add(IngestResult result)
    {
        lock (gate)
        {
            results.Add(result);
            Tell();
        }
    }

    /// <summary>Where it stands now.</summary>
    public JobJson Snapshot() => SnapshotWithSignal().Job;

    /// <summary>Where it stands, again at every change until it is finished. A slow reader skips states.</summary>
    public async IAsyncEnumerable<JobJson> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (job, next) = SnapshotWithSignal();
            yield return job;
            if (job.State is JobState.Succeeded or JobState.Failed)
            {
                yield break;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private (JobJson Job, Task Changed) SnapshotWithSignal()
    {
        lock (gate)
        {
            int Count(IngestStatus status) => results.Count(result => result.Status == status);
            return (
                new JobJson(
                    file.Id, file.Corpus, file.State, file.CreatedAt, file.StartedAt, file.FinishedAt, file.Documents.Count, results.Count,
                    Count(IngestStatus.Added), Count(IngestStatus.Replaced), Count(IngestStatus.Unchanged), Count(IngestStatus.Failed),
                    [.. results], file.Error),
                changed.Task);
        }
    }

    private void Tell()
    {
        changed.SetResult();
        changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
