namespace SemanticCorpus.Server.Errors;

/// <summary>The service has as much work waiting as it takes. The message names the limit; the same request succeeds later.</summary>
public sealed class BusyException : Exception
{
    /// <inheritdoc/>
    public BusyException()
    {
    }

    /// <inheritdoc/>
    public BusyException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public BusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
