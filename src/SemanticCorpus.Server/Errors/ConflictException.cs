namespace SemanticCorpus.Server.Errors;

/// <summary>What is asked cannot be done in the state that things are in. The message says why, and the way out.</summary>
public sealed class ConflictException : Exception
{
    /// <inheritdoc/>
    public ConflictException()
    {
    }

    /// <inheritdoc/>
    public ConflictException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
