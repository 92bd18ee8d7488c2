using System.Text;
using System.Text.RegularExpressions;
using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Server.Jobs;

namespace SemanticCorpus.Server.Documents;

/// <summary>Makes submitted documents of what requests hold, and checks them.</summary>
internal static partial class Submission
{
    private const int MostSourceLength = 2048;

    /// <summary>A document given in JSON.</summary>
    /// <param name="body">What was given.</param>
    /// <param name="field">Where it was given, with a closing point, for messages.</param>
    public static SubmittedDocument From(DocumentBody body, string field = "")
    {
        var contents = new[] { (body.Text, "text/plain"), (body.Html, "text/html"), (body.Markdown, "text/markdown") }
            .Where(content => content.Item1 is not null).ToList();
        if (contents is not [var (text, type)])
        {
            throw new ArgumentException($"{field}text: give the content in exactly one of text, html and markdown.");
        }

        return From(body, Encoding.UTF8.GetBytes(text!), type + "; charset=utf-8", null, field);
    }

    /// <summary>A document given as bytes.</summary>
    public static SubmittedDocument From(DocumentBody body, ReadOnlyMemory<byte> content, string? mediaType, string? fileName, string field = "")
    {
        var source = body.Source ?? body.Url ?? body.Id;
        if (string.IsNullOrWhiteSpace(source))
        {
            throw new ArgumentException($"{field}source: is missing. Say where the document comes from: a name or an address.");
        }

        if (source.Length > MostSourceLength)
        {
            throw new ArgumentException($"{field}source: has {source.Length:N0} characters, at most {MostSourceLength:N0} are taken.");
        }

        if (body.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
        {
            throw new ArgumentException($"{field}url: is no absolute http or https address.");
        }

        if (body.Id is { } id)
        {
            CheckId(id, field);
        }

        var hints = new DocumentHints { FileName = fileName, MediaType = mediaType, Url = body.Url };
        return new SubmittedDocument(new JobDocument(source, body.Id ?? DocumentId.From(source), hints, body.Metadata(), Again: false), content);
    }

    /// <summary>Checks an id that a client chose.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static void CheckId(string id, string field = "")
    {
        if (!Id().IsMatch(id))
        {
            throw new ArgumentException($"{field}id: has 1 to 200 letters and digits of ASCII and - _ . : @, and does not begin with a point.");
        }
    }

    /// <summary>Checks that no document is given twice, and that there are not too many.</summary>
    /// <exception cref="ArgumentException">It is not so.</exception>
    public static void CheckAll(IReadOnlyList<SubmittedDocument> documents, int most)
    {
        if (documents.Count == 0)
        {
            throw new ArgumentException("documents: is empty. Give at least one.");
        }

        if (documents.Count > most)
        {
            throw new ArgumentException($"documents: has {documents.Count:N0}, at most {most:N0} are taken at once (Server:Limits:Documents). Send several requests.");
        }

        if (documents.GroupBy(document => document.Document.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"documents: the id {twice.Key} is there twice. Give documents different sources or ids.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_:@-][A-Za-z0-9_.:@-]{0,199}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
