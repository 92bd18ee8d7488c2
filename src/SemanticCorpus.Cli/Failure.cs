using System.Reflection;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Evaluation;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Storage;
using SemanticCorpus.Transfer;

namespace SemanticCorpus.Cli;

/// <summary>What to say about an exception and what to end with.</summary>
/// <param name="Message">A message for the person at the terminal.</param>
/// <param name="Code">The exit code.</param>
internal sealed record Failure(string Message, int Code)
{
    /// <summary>The failure an exception stands for.</summary>
    public static Failure Describe(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var inner] } => Describe(inner),
        TargetInvocationException { InnerException: { } inner } => Describe(inner),
        OperationCanceledException => new("Stopped. What was finished is kept; the same command goes on from there.", ExitCode.Failed),
        ArgumentException => new(exception.Message, ExitCode.Usage),
        ModelException or StoreUnavailableException or ModelMismatchException or EvaluationDataException
            or UnreadableDocumentException or UnreadableSourceException or ArchiveException or IOException or InvalidDataException => new(exception.Message, ExitCode.Failed),
        UnauthorizedAccessException => new($"{exception.Message} Check the permissions.", ExitCode.Failed),
        _ => new($"This is a defect of the program: {exception.GetType().Name}: {exception.Message} Please report it with what you ran.", ExitCode.Failed),
    };
}
