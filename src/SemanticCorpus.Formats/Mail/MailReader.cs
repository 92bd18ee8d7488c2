using System.Text;
using MimeKit;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Mail;

/// <summary>Reads an e-mail message: its text, subject, sender and date. Attachments are named among the properties and not read.</summary>
internal sealed class MailReader(FormatOptions options) : IFormatReader
{
    /// <summary>The media type of a message.</summary>
    public const string MediaType = "message/rfc822";

    /// <inheritdoc/>
    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ".eml" };

    /// <inheritdoc/>
    public bool Reads(ReadOnlySpan<byte> content, DocumentHints hints) =>
        hints.MediaType == MediaType || Extensions.Contains(Path.GetExtension(hints.FileName) ?? "");

    /// <inheritdoc/>
    public ValueTask<ExtractedDocument> ReadAsync(ReadOnlyMemory<byte> content, DocumentHints hints, CancellationToken cancellationToken) =>
        BoundedReading.RunAsync(options, token => Read(content, hints, token), cancellationToken);

    private static ExtractedDocument Read(ReadOnlyMemory<byte> content, DocumentHints hints, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        using var message = MimeMessage.Load(ParserOptions.Default, stream, cancellationToken);
        if (message.Body is MimeKit.Cryptography.MultipartEncrypted or MimeKit.Cryptography.ApplicationPkcs7Mime { SecureMimeType: MimeKit.Cryptography.SecureMimeType.EnvelopedData })
        {
            throw new UnreadableDocumentException(UnreadableReason.Encrypted, "The message is encrypted. Save it decrypted.");
        }

        var (text, type) = message.TextBody is { } plain && !string.IsNullOrWhiteSpace(plain) ? (plain, "text/plain")
            : message.HtmlBody is { } html ? (html, "text/html")
            : throw new UnreadableDocumentException(UnreadableReason.Empty, "There is no text in the message.");
        var body = DocumentReader.Read(
            Encoding.UTF8.GetBytes(text), new DocumentHints { MediaType = type + "; charset=utf-8", Location = hints.Location }, cancellationToken);
        return body with { Format = Format.Email, Metadata = Metadata(message, body.Metadata) };
    }

    private static DocumentMetadata Metadata(MimeMessage message, DocumentMetadata found)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                properties[name] = value;
            }
        }

        Add("to", message.To.ToString());
        Add("messageId", message.MessageId);
        Add("attachments", string.Join(", ", message.Attachments.Select(part => part.ContentDisposition?.FileName ?? part.ContentType.Name).OfType<string>()));
        var sender = message.From.Mailboxes.FirstOrDefault();
        return new DocumentMetadata
        {
            Title = string.IsNullOrWhiteSpace(message.Subject) ? found.Title : message.Subject.Trim(),
            Author = string.IsNullOrWhiteSpace(sender?.Name) ? sender?.Address : sender.Name,
            Published = message.Headers.Contains(HeaderId.Date) && message.Date != DateTimeOffset.MinValue ? message.Date : null,
            Language = found.Language,
            Properties = properties,
        };
    }
}
