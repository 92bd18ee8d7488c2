using SemanticCorpus.Models;

namespace SemanticCorpus.Embeddings;

/// <summary>Runs what is to be embedded, queries first.
/// A single query runs at once on the thread that asks: it waits for no worker and for no thread pool. While it runs, a worker that finishes a
/// document takes no new one if that would keep more threads busy than there are workers. Everything else waits in line for the workers, which are
/// threads of their own, so that hours of documents never fill the thread pool; calls take turns text by text.</summary>
internal sealed class EmbeddingWorkers : IDisposable
{
    private readonly TextEncoder _encoder;
    private readonly int _limit;
    private readonly object _sync = new();
    private readonly Queue<EmbeddingCall> _queries = new();
    private readonly Queue<EmbeddingCall> _documents = new();
    private readonly Stack<EncoderRun> _spareRuns = new();
    private readonly SemaphoreSlim _directSlots;
    private Thread[] _threads = [];
    private int _busy;
    private int _direct;
    private bool _disposed;

    public EmbeddingWorkers(TextEncoder encoder, int workers) =>
        (_encoder, _limit, _directSlots) = (encoder, workers, new SemaphoreSlim(workers));

    /// <summary>Puts a call in line.</summary>
    /// <exception cref="ObjectDisposedException">The workers have gone home.</exception>
    public void Enqueue(EmbeddingCall call)
    {
        lock (_sync)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(OnnxEmbeddingGenerator));
            (call.Purpose == EmbeddingPurpose.Query ? _queries : _documents).Enqueue(call);
            if (_threads.Length == 0)
            {
                _threads = [.. Enumerable.Range(1, _limit).Select(n => new Thread(Work) { IsBackground = true, Name = $"embedding {n}" })];
                Array.ForEach(_threads, thread => thread.Start());
            }

            Monitor.PulseAll(_sync);
        }
    }

    /// <summary>Runs something at once on the calling thread; waits only where as many others do so already as there are workers.</summary>
    /// <exception cref="ObjectDisposedException">The workers have gone home.</exception>
    public async ValueTask<T> RunDirectlyAsync<T>(Func<EncoderRun, T> work, CancellationToken cancellationToken)
    {
        await _directSlots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var run = EnterDirect();
            try
            {
                return work(run);
            }
            finally
            {
                LeaveDirect(run);
            }
        }
        finally
        {
            _directSlots.Release();
        }
    }

    /// <summary>Lets running texts finish, fails waiting ones with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        lock (_sync)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            foreach (var call in _queries.Concat(_documents))
            {
                call.Fail(new ObjectDisposedException(nameof(OnnxEmbeddingGenerator)));
            }

            Monitor.PulseAll(_sync);
            while (_direct + _busy > 0)
            {
                Monitor.Wait(_sync);
            }
        }

        Array.ForEach(_threads, thread => thread.Join());
        _encoder.Dispose();
    }

    private EncoderRun EnterDirect()
    {
        lock (_sync)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(OnnxEmbeddingGenerator));
            _direct++;
            return _spareRuns.TryPop(out var run) ? run : new EncoderRun(_encoder);
        }
    }

    private void LeaveDirect(EncoderRun run)
    {
        lock (_sync)
        {
            _direct--;
            _spareRuns.Push(run);
            Monitor.PulseAll(_sync);
        }
    }

    private void Work()
    {
        var run = new EncoderRun(_encoder);
        while (Take(out var call, out var index))
        {
            call.Embed(index, run);
            lock (_sync)
            {
                _busy--;
                Monitor.PulseAll(_sync);
            }
        }
    }

    private bool Take(out EmbeddingCall call, out int index)
    {
        lock (_sync)
        {
            while (!_disposed)
            {
                if (Next(_queries) is { } query)
                {
                    return Start(query, _queries, out call, out index);
                }

                if (_busy + _direct < _limit && Next(_documents) is { } documents)
                {
                    return Start(documents, _documents, out call, out index);
                }

                Monitor.Wait(_sync);
            }
        }

        (call, index) = (null!, 0);
        return false;
    }

    private static EmbeddingCall? Next(Queue<EmbeddingCall> line)
    {
        while (line.TryDequeue(out var call))
        {
            if (call.HasTexts)
            {
                return call;
            }
        }

        return null;
    }

    private bool Start(EmbeddingCall next, Queue<EmbeddingCall> line, out EmbeddingCall call, out int index)
    {
        _busy++;
        (call, index) = (next, next.Take());
        if (next.HasTexts)
        {
            line.Enqueue(next);
        }

        return true;
    }
}
