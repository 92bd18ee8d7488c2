namespace SemanticCorpus.Storage;

/// <summary>The store cannot be read or written now: locked, full, unreadable, or not reachable. The message names the place and the way out.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <inheritdoc/>
    public StoreUnavailableException()
    {
    }

    /// <inheritdoc/>
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same call may succeed a little later with nothing done about it, as while a server starts.</summary>
    public bool MayPass { get; init; }

    /// <summary>Whether there is no room left; the same change succeeds when there is some.</summary>
    public bool IsFull { get; init; }

    /// <summary>Whether it can be read and only not be written.</summary>
    public bool IsReadOnly { get; init; }
}
