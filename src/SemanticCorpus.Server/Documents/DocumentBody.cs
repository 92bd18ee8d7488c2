using SemanticCorpus.Documents;

namespace SemanticCorpus.Server.Documents;

/// <summary>A document to take in: its content in one of text, html and markdown.</summary>
public record DocumentBody
{
    /// <summary>Where it comes from: a name or an address. Makes the id unless one is given; the url, or else the id, unless given.</summary>
    public string? Source { get; set; }

    /// <summary>Its content as plain text.</summary>
    public string? Text { get; set; }

    /// <summary>Its content as an HTML page.</summary>
    public string? Html { get; set; }

    /// <summary>Its content as Markdown.</summary>
    public string? Markdown { get; set; }

    /// <summary>Its id: 1 to 200 letters, digits and <c>- _ . : @</c>.</summary>
    public string? Id { get; set; }

    /// <summary>Its title, in place of the one found in it.</summary>
    public string? Title { get; set; }

    /// <summary>Its address, http or https.</summary>
    public string? Url { get; set; }

    /// <summary>Its author.</summary>
    public string? Author { get; set; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? Published { get; set; }

    /// <summary>The publication.</summary>
    public string? Site { get; set; }

    /// <summary>BCP 47 language tag.</summary>
    public string? Language { get; set; }

    /// <summary>Labels, added to its own.</summary>
    public IReadOnlyList<string>? Tags { get; set; }

    /// <summary>Free metadata.</summary>
    public IReadOnlyDictionary<string, string>? Properties { get; set; }

    internal DocumentMetadata Metadata() => new()
    {
        Title = Title,
        Author = Author,
        Published = Published,
        Url = Url,
        Site = Site,
        Language = Language,
        Tags = Tags ?? [],
        Properties = Properties ?? new Dictionary<string, string>(),
    };
}

/// <summary>One document, or several in <see cref="Documents"/>.</summary>
public sealed record DocumentsBody : DocumentBody
{
    /// <summary>Several documents; then nothing else is given.</summary>
    public IReadOnlyList<DocumentBody>? Documents { get; set; }
}
