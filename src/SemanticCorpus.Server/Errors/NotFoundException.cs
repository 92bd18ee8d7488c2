namespace SemanticCorpus.Server.Errors;

/// <summary>What a request names is not there. The message says what, and how to find what is.</summary>
public sealed class NotFoundException : Exception
{
    /// <inheritdoc/>
    public NotFoundException()
    {
    }

    /// <inheritdoc/>
    public NotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public NotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
