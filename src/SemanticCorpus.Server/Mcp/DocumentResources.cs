using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Mcp;

/// <summary>The documents of all corpora as resources: <c>corpus://NAME/documents/ID</c>, each the document's cleaned text.</summary>
/// <param name="corpora">The corpora.</param>
internal sealed class DocumentResources(CorpusRegistry corpora)
{
    private const string Scheme = "corpus";
    private const string Folder = "/documents/";
    private const string PlainText = "text/plain";
    private const int PageSize = 100;

    /// <summary>How an address is made.</summary>
    public static ResourceTemplate Template { get; } = new()
    {
        Name = "document", UriTemplate = $"{Scheme}://{{corpus}}{Folder}{{id}}", Description = "A document's cleaned text.", MimeType = PlainText,
    };

    /// <summary>A page of the documents, by corpus and id.</summary>
    /// <param name="cursor">The address of the last document of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<ListResourcesResult> ListAsync(string? cursor, CancellationToken cancellationToken)
    {
        var (afterCorpus, afterId) = cursor is null ? ("", "") : Parse(cursor);
        var page = new List<Resource>();
        foreach (var name in (await corpora.NamesAsync(cancellationToken).ConfigureAwait(false)).Where(name => string.CompareOrdinal(name, afterCorpus) >= 0))
        {
            if (await corpora.FindAsync(name, cancellationToken).ConfigureAwait(false) is not { } corpus)
            {
                continue;
            }

            await foreach (var document in corpus.Store.ListDocumentsAsync(new CorpusFilter(), cancellationToken).ConfigureAwait(false))
            {
                if (name == afterCorpus && string.CompareOrdinal(document.Id, afterId) <= 0)
                {
                    continue;
                }

                if (page.Count == PageSize)
                {
                    return new ListResourcesResult { Resources = page, NextCursor = page[^1].Uri };
                }

                page.Add(new Resource
                {
                    Uri = $"{Scheme}://{name}{Folder}{Uri.EscapeDataString(document.Id)}",
                    Name = document.Id,
                    Title = document.Metadata.Title,
                    Description = document.Source,
                    MimeType = PlainText,
                });
            }
        }

        return new ListResourcesResult { Resources = page };
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="McpException">There is none of that address.</exception>
    public async ValueTask<ReadResourceResult> ReadAsync(string uri, CancellationToken cancellationToken)
    {
        var (name, id) = Parse(uri);
        var corpus = await corpora.FindAsync(name, cancellationToken).ConfigureAwait(false);
        var document = corpus is null ? null : await corpus.Store.GetDocumentAsync(id, cancellationToken).ConfigureAwait(false);
        return document is null
            ? throw new McpProtocolException($"There is no document {uri}. resources/list gives the addresses.", McpErrorCode.ResourceNotFound)
            : new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = PlainText, Text = document.Text }] };
    }

    private static (string Corpus, string Id) Parse(string uri)
    {
        if (Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Scheme == Scheme
            && parsed.AbsolutePath.StartsWith(Folder, StringComparison.Ordinal) && parsed.AbsolutePath.Length > Folder.Length)
        {
            return (parsed.Host, Uri.UnescapeDataString(parsed.AbsolutePath[Folder.Length..]));
        }

        throw new McpProtocolException($"{uri} is no document's address; they are of the form {Scheme}://NAME{Folder}ID.", McpErrorCode.InvalidParams);
    }
}
