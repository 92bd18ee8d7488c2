namespace SemanticCorpus.Documents;

/// <summary>A document's content cannot be read as text. The message is meant for the person who gave the document.</summary>
public sealed class UnreadableDocumentException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">Why the document cannot be read.</param>
    /// <param name="message">The same in words, a full sentence.</param>
    public UnreadableDocumentException(UnreadableReason reason, string message)
        : base(message) => Reason = reason;

    /// <summary>Why the document cannot be read.</summary>
    public UnreadableReason Reason { get; }
}
