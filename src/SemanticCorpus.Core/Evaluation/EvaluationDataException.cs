namespace SemanticCorpus.Evaluation;

/// <summary>A file of questions or judgements is missing or not of its layout. The message names the file and the line.</summary>
public sealed class EvaluationDataException : Exception
{
    /// <inheritdoc/>
    public EvaluationDataException()
    {
    }

    /// <inheritdoc/>
    public EvaluationDataException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public EvaluationDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationDataException($"{path} cannot be read: {failure.Message}", failure);
        }
    }
}
