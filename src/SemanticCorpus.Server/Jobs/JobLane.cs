using System.Threading.Channels;

namespace SemanticCorpus.Server.Jobs;

/// <summary>Works the jobs of one corpus, one after the other.</summary>
internal sealed class JobLane
{
    private readonly Channel<Job> waiting = Channel.CreateUnbounded<Job>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource stop;
    private readonly Lazy<Task> work;

    public JobLane(Func<Job, CancellationToken, Task> run, CancellationToken stopping)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        work = new Lazy<Task>(() => Task.Run(() => WorkAsync(run)));
    }

    /// <summary>Puts a job at the end.</summary>
    public void Add(Job job)
    {
        _ = waiting.Writer.TryWrite(job);
        _ = work.Value;
    }

    /// <summary>Stops, with the document under way left out.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await work.Value.ConfigureAwait(false);
        stop.Dispose();
    }

    private async Task WorkAsync(Func<Job, CancellationToken, Task> run)
    {
        try
        {
            await foreach (var job in waiting.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                await run(job, stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What is not finished is on disk.
        }
    }
}
