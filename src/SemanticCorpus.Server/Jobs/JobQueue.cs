using System.Collections.Concurrent;
using System.Security.Cryptography;
using SemanticCorpus.Server.Errors;

namespace SemanticCorpus.Server.Jobs;

/// <summary>Accepts jobs, knows them all, and has one lane of work for each corpus. An accepted job is on disk and goes on after a restart.</summary>
internal sealed partial class JobQueue(JobSpool spool, JobWork work, ServerSettings settings, TimeProvider time, ILogger<JobQueue> log)
    : IHostedService, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Job> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JobLane> lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Number of jobs that are not finished.</summary>
    public int Depth => jobs.Values.Count(job => !job.IsFinished);

    /// <summary>A job, or null where there is none of that id, or it was finished too long ago.</summary>
    public Job? Find(string id) => jobs.GetValueOrDefault(id);

    /// <summary>Accepts documents. The job is durable when the task has completed.</summary>
    /// <exception cref="BusyException">Too many jobs wait already.</exception>
    public async Task<Job> AcceptAsync(string corpus, IReadOnlyList<SubmittedDocument> documents, CancellationToken cancellationToken)
    {
        if (Depth >= settings.Limits.WaitingJobs)
        {
            throw new BusyException($"jobs: {settings.Limits.WaitingJobs:N0} jobs wait already. Try again when some are finished, or raise Server:Limits:WaitingJobs.");
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var job = new Job(new JobFile(id, corpus, JobState.Queued, time.GetUtcNow(), null, null, [.. documents.Select(document => document.Document)], null), []);
        await spool.AddAsync(job.File, [.. documents.Select(document => document.Content)], cancellationToken).ConfigureAwait(false);
        jobs[id] = job;
        LaneOf(corpus).Add(job);
        return job;
    }

    /// <summary>Gives up the jobs of a corpus that is about to be deleted.</summary>
    public async Task CancelAsync(string corpus)
    {
        if (lanes.TryRemove(corpus, out var lane))
        {
            await lane.StopAsync().ConfigureAwait(false);
        }

        foreach (var job in jobs.Values.Where(job => job.File.Corpus == corpus && !job.IsFinished))
        {
            await work.FinishAsync(job, "The corpus was deleted.").ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (file, results) in await spool.LoadAsync(cancellationToken).ConfigureAwait(false))
        {
            var job = new Job(file, results);
            jobs[file.Id] = job;
            if (!job.IsFinished)
            {
                LogResumed(file.Id);
                LaneOf(file.Corpus).Add(job);
            }
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        foreach (var corpus in lanes.Keys)
        {
            if (lanes.TryRemove(corpus, out var lane))
            {
                await lane.StopAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Stops, where the host was not stopped before: the corpora that jobs write to are closed next.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None).ConfigureAwait(false);

    private JobLane LaneOf(string corpus) => lanes.GetOrAdd(corpus, _ => new JobLane(RunAsync, stopping.Token));

    private async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        await work.RunAsync(job, cancellationToken).ConfigureAwait(false);
        foreach (var old in jobs.Values.Where(old => old.IsFinished).OrderByDescending(old => old.File.FinishedAt).Skip(settings.Limits.KeptJobs))
        {
            if (jobs.TryRemove(old.File.Id, out _))
            {
                try
                {
                    spool.Remove(old.File.Id);
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    // It is known again after a restart, and removed then.
                    LogLeft(old.File.Id, failure);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Id} goes on")]
    private partial void LogResumed(string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder of job {Id} cannot be removed")]
    private partial void LogLeft(string id, Exception exception);
}
