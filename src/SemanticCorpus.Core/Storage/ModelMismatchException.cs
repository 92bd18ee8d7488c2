namespace SemanticCorpus.Storage;

/// <summary>A corpus was made with another model or analyzer, or by a newer version. The message names both and the command that helps.</summary>
public sealed class ModelMismatchException : Exception
{
    /// <inheritdoc/>
    public ModelMismatchException()
    {
    }

    /// <inheritdoc/>
    public ModelMismatchException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ModelMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
