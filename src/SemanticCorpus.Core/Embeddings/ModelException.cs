namespace SemanticCorpus.Embeddings;

/// <summary>A model cannot be loaded or gave something that is no embedding. The message names the file or the text's place and the way out.</summary>
public sealed class ModelException : Exception
{
    /// <inheritdoc/>
    public ModelException()
    {
    }

    /// <inheritdoc/>
    public ModelException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
