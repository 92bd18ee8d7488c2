namespace SemanticCorpus.Ingestion.Watching;

/// <summary>What has changed in a folder since it was last asked, each path once, however often it changed.</summary>
internal sealed class FolderChanges
{
    /// <summary>From this many paths on, looking through the whole folder is cheaper than through each.</summary>
    private const int MostPaths = 1000;

    private readonly Lock guard = new();
    private readonly TimeProvider time;
    private HashSet<string> paths = new(StringComparer.Ordinal);
    private Dictionary<string, string> renames = new(StringComparer.Ordinal);
    private bool isEverything;
    private TaskCompletionSource changed = New();

    public FolderChanges(TimeProvider time)
    {
        this.time = time;
        LastAt = time.GetTimestamp();
    }

    /// <summary>When the last change was told, as a timestamp.</summary>
    public long LastAt { get; private set; }

    public void Add(string path) => Change(() => Count(path));

    public void Rename(string from, string to) => Change(() =>
    {
        // The first name is the one that is stored.
        renames[to] = renames.Remove(from, out var first) ? first : from;
        Count(from);
        Count(to);
    });

    /// <summary>Notes that changes were missed: everything has to be looked at.</summary>
    public void AddEverything() => Change(() => isEverything = true);

    /// <summary>Waits until there is a change.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (guard)
        {
            return changed.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes what has changed; <c>Paths</c> is null where everything has to be looked at.</summary>
    public (IReadOnlySet<string>? Paths, IReadOnlyDictionary<string, string> Renames) Take()
    {
        lock (guard)
        {
            var taken = (isEverything ? null : paths, renames);
            paths = new HashSet<string>(StringComparer.Ordinal);
            renames = new Dictionary<string, string>(StringComparer.Ordinal);
            isEverything = false;
            changed = New();
            return taken;
        }
    }

    private void Count(string path)
    {
        if (!isEverything && paths.Add(path) && paths.Count > MostPaths)
        {
            isEverything = true;
            paths.Clear();
        }
    }

    private void Change(Action change)
    {
        lock (guard)
        {
            change();
            LastAt = time.GetTimestamp();
            changed.TrySetResult();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
