namespace SemanticCorpus.Storage.Qdrant.Rest;

/// <summary>Everything a point can carry beside vectors. A point is a document, a passage, or the state of the corpus; each uses its part.</summary>
internal sealed record PointPayload
{
    /// <summary>One of <see cref="Points.PointKind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>The id of the document.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Which version of the document: its passages carry the same value.</summary>
    public string? Generation { get; init; }

    // What filters look at; on documents and on passages alike.

    public string? Source { get; init; }

    public IReadOnlyList<long>? SourcePrefixes { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? Author { get; init; }

    public string? Published { get; init; }

    public IReadOnlyList<string>? Properties { get; init; }

    // A document.

    /// <summary>Number of the change that made this version the current one.</summary>
    public long? Change { get; init; }

    /// <summary>Number of passages, of a document or of the corpus.</summary>
    public long? Passages { get; init; }

    /// <summary>Number of terms with repetitions, of a passage, a document or the corpus.</summary>
    public long? Length { get; init; }

    /// <summary>The document without texts, as JSON in a text so that names in it are no field names.</summary>
    public string? Summary { get; init; }

    public string? Original { get; init; }

    public string? Cleaned { get; init; }

    // A passage.

    public string? Text { get; init; }

    public int? Position { get; init; }

    /// <summary>Start and length in the cleaned text and in the original.</summary>
    public IReadOnlyList<int>? Spans { get; init; }

    public IReadOnlyList<string>? Headings { get; init; }

    public byte[]? Sentences { get; init; }

    public byte[]? Tokens { get; init; }

    /// <summary>Where it stands in its source, as JSON in a text.</summary>
    public string? Location { get; init; }

    /// <summary>Its hashed terms with counts.</summary>
    public byte[]? TermCounts { get; init; }

    /// <summary>Its hashed terms, for counting the passages that have one.</summary>
    public IReadOnlyList<uint>? Terms { get; init; }

    /// <summary>The word pieces among its content tokens, for counting likewise.</summary>
    public IReadOnlyList<int>? Pieces { get; init; }

    // The state of the corpus.

    public long? Documents { get; init; }

    /// <summary>Passages added and removed since the corpus was made.</summary>
    public long? Churn { get; init; }

    public string? ChangedAt { get; init; }

    /// <summary>Who has it open for writing.</summary>
    public string? Writer { get; init; }

    /// <summary>Whether that writer is at work: a new one has to look for what it may have left.</summary>
    public bool? Writing { get; init; }
}
