namespace SemanticCorpus.Documents;

/// <summary>What is known of a document beside its text.</summary>
public sealed record DocumentMetadata
{
    /// <summary>The title, or null where none was found.</summary>
    public string? Title { get; init; }

    /// <summary>The author or authors as the document names them.</summary>
    public string? Author { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The canonical address, absolute, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The name of the site or publication.</summary>
    public string? Site { get; init; }

    /// <summary>BCP 47 language tag, as the document declares it.</summary>
    public string? Language { get; init; }

    /// <summary>Labels given by the user or the document.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Free metadata, by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
