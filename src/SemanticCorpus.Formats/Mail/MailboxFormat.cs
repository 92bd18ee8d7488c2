using MimeKit;
using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Formats.Mail;

/// <summary>Mailboxes (mbox): a document a message.</summary>
internal sealed class MailboxFormat : IContainerFormat
{
    /// <inheritdoc/>
    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ".mbox" };

    /// <inheritdoc/>
    public IEnumerable<SourceItem> Open(string source, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var number = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (message, line, lastLine) in Messages(content))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            var id = MessageId(message);
            yield return new SourceItem
            {
                Source = $"{source}#{(id is not null && seen.Add(id) ? id : $"message-{number}")}",
                ReadAsync = _ => ValueTask.FromResult(new SourceContent(
                    message, new DocumentHints { MediaType = MailReader.MediaType, Location = new SourceLocation { Line = line, LastLine = lastLine } })),
            };
        }
    }

    private static IEnumerable<(ReadOnlyMemory<byte> Message, int Line, int LastLine)> Messages(ReadOnlyMemory<byte> content)
    {
        var start = -1;
        var startLine = 0;
        var afterBlank = true;
        var line = 0;
        for (var at = 0; at < content.Length;)
        {
            line++;
            var length = content.Span[at..].IndexOf((byte)'\n');
            var end = length < 0 ? content.Length : at + length + 1;
            var written = content.Span[at..end];

            // A line of the text that begins so is stored with a mark before it.
            if (afterBlank && written.StartsWith("From "u8))
            {
                if (start >= 0)
                {
                    yield return (content[start..at], startLine, line - 1);
                }

                (start, startLine) = (end, line + 1);
            }

            afterBlank = content.Span[at..end].Trim("\r\n"u8).IsEmpty;
            at = end;
        }

        if (start >= 0)
        {
            yield return (content[start..], startLine, line);
        }
    }

    private static string? MessageId(ReadOnlyMemory<byte> message)
    {
        using var stream = new MemoryStream(message.ToArray(), writable: false);
        try
        {
            return HeaderList.Load(stream)[HeaderId.MessageId]?.Trim('<', '>', ' ') is { Length: > 0 and < 200 } id ? id : null;
        }
        catch (FormatException)
        {
            // Its reading will say what is wrong with it.
            return null;
        }
    }
}
