using SemanticCorpus.Documents;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Json;

/// <summary>The documents of a corpus.</summary>
/// <param name="Documents">By id (ordinal).</param>
public sealed record DocumentListJson(IReadOnlyList<DocumentJson> Documents);

/// <summary>A document, with its texts where it is shown by itself.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Url">Its canonical address.</param>
/// <param name="Author">Its author.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Site">The publication.</param>
/// <param name="Language">BCP 47 language tag.</param>
/// <param name="Tags">Its labels.</param>
/// <param name="Properties">Free metadata.</param>
/// <param name="ContentHash">SHA-256 of what was ingested.</param>
/// <param name="Passages">Number of passages.</param>
/// <param name="Characters">Length of the cleaned text in UTF-16 code units.</param>
/// <param name="IngestedAt">When it was stored.</param>
/// <param name="Text">The cleaned text that spans count in.</param>
/// <param name="Original">The original that source spans count in, where asked for.</param>
/// <param name="Content">Its passages in reading order, where the service shows it.</param>
public sealed record DocumentJson(
    string Id,
    string? Title,
    string Source,
    string? Url,
    string? Author,
    DateTimeOffset? Published,
    string? Site,
    string? Language,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, string> Properties,
    string ContentHash,
    int Passages,
    int Characters,
    DateTimeOffset IngestedAt,
    string? Text = null,
    string? Original = null,
    IReadOnlyList<ContentPassageJson>? Content = null)
{
    /// <summary>The form of a document without its texts.</summary>
    public static DocumentJson From(DocumentSummary document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var metadata = document.Metadata;
        return new DocumentJson(
            document.Id,
            metadata.Title,
            document.Source,
            metadata.Url,
            metadata.Author,
            metadata.Published,
            metadata.Site,
            metadata.Language,
            metadata.Tags,
            metadata.Properties,
            document.ContentHash,
            document.Passages,
            document.Characters,
            document.IngestedAt);
    }
}

/// <summary>What a request to delete did.</summary>
/// <param name="Deleted">Ids that were deleted.</param>
/// <param name="Missing">Ids that were not there.</param>
public sealed record DeletionJson(IReadOnlyList<string> Deleted, IReadOnlyList<string> Missing);

/// <summary>A passage of a document that is shown.</summary>
/// <param name="Id">The passage.</param>
/// <param name="Span">Where it stands in the cleaned text.</param>
/// <param name="HeadingPath">The headings it stands under, outermost first.</param>
/// <param name="Text">Its text.</param>
/// <param name="Location">Where it stands in its source: a page, a slide, cells, lines.</param>
public sealed record ContentPassageJson(string Id, SpanJson Span, IReadOnlyList<string> HeadingPath, string Text, SourceLocation? Location = null)
{
    /// <summary>The form of a stored passage.</summary>
    public static ContentPassageJson From(PassageRecord passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return new ContentPassageJson(passage.Id.ToString(), SpanJson.From(passage.Span), passage.HeadingPath, passage.Text, passage.Location);
    }
}
