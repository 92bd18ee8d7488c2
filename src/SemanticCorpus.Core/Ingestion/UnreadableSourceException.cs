namespace SemanticCorpus.Ingestion;

/// <summary>A source cannot be read: missing, not allowed, too large, changing. The message is a sentence for the person who named it.</summary>
public sealed class UnreadableSourceException : Exception
{
    /// <inheritdoc/>
    public UnreadableSourceException()
    {
    }

    /// <inheritdoc/>
    public UnreadableSourceException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public UnreadableSourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
