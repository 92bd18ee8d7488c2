namespace SemanticCorpus.Documents;

/// <summary>What is known of a document from where it came, beside its content.</summary>
public sealed record DocumentHints
{
    /// <summary>The file's name or path; its extension tells the format.</summary>
    public string? FileName { get; init; }

    /// <summary>The media type, with or without parameters, as in "text/html; charset=windows-1252".</summary>
    public string? MediaType { get; init; }

    /// <summary>The absolute address it was fetched from; relative links in it count from here.</summary>
    public string? Url { get; init; }

    /// <summary>Where it stands in the file that holds it with others, such as a row's line in a table.</summary>
    public SourceLocation? Location { get; init; }
}
