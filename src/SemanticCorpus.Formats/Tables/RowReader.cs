using System.Text;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Tables;

/// <summary>Reads the text of a row: paragraphs as they stand, nothing of it furniture.</summary>
internal sealed class RowReader : IFormatReader
{
    /// <summary>Marks the text of a row among contents.</summary>
    public const string MediaType = "text/x-table-row";

    /// <inheritdoc/>
    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>();

    /// <inheritdoc/>
    public bool Reads(ReadOnlySpan<byte> content, DocumentHints hints) => hints.MediaType == MediaType;

    /// <inheritdoc/>
    public ValueTask<ExtractedDocument> ReadAsync(ReadOnlyMemory<byte> content, DocumentHints hints, CancellationToken cancellationToken)
    {
        var composer = new DocumentComposer(Format.PlainText);
        foreach (var paragraph in Encoding.UTF8.GetString(content.Span).ReplaceLineEndings("\n").Split('\n'))
        {
            cancellationToken.ThrowIfCancellationRequested();
            composer.Add(BlockKind.Paragraph, paragraph, hints.Location ?? new SourceLocation());
        }

        return ValueTask.FromResult(composer.Finish(new DocumentMetadata()));
    }
}
