namespace SemanticCorpus.Transfer;

/// <summary>A file is no export of a corpus, is damaged or cut short, or is of a newer version. The message names the file and the way out.</summary>
public sealed class ArchiveException : Exception
{
    /// <inheritdoc/>
    public ArchiveException()
    {
    }

    /// <inheritdoc/>
    public ArchiveException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ArchiveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
