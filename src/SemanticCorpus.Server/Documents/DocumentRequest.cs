using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using SemanticCorpus.Server.Jobs;
using SemanticCorpus.Server.Json;

namespace SemanticCorpus.Server.Documents;

/// <summary>Reads documents from a request: JSON, files of a form, or the document itself as the body.</summary>
internal sealed class DocumentRequest(IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, ServerSettings settings)
{
    /// <summary>The code of the exception for a form that breaks off; one of a full disk has the system's own.</summary>
    private static readonly int EndOfForm = new IOException().HResult;

    /// <summary>The media types taken.</summary>
    public static string[] OtherMediaTypes { get; } = ["multipart/form-data", "text/html", "text/markdown", "text/plain", "application/pdf"];

    /// <summary>The documents of a request, checked.</summary>
    /// <exception cref="ArgumentException">Something about them is wrong; the message names the field.</exception>
    /// <exception cref="BadHttpRequestException">The body is of no kind that is taken, too large, or no JSON.</exception>
    public Task<IReadOnlyList<SubmittedDocument>> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, null, cancellationToken);

    private async Task<IReadOnlyList<SubmittedDocument>> ReadAsync(HttpRequest request, string? id, CancellationToken cancellationToken)
    {
        var documents = (request.ContentType ?? "").Split(';')[0].Trim().ToUpperInvariant() switch
        {
            "APPLICATION/JSON" => FromJson(await JsonAsync(request, cancellationToken).ConfigureAwait(false), id),
            "MULTIPART/FORM-DATA" => await FromFormAsync(request, id, cancellationToken).ConfigureAwait(false),
            "TEXT/HTML" or "TEXT/MARKDOWN" or "TEXT/PLAIN" or "APPLICATION/PDF" => [await FromBodyAsync(request, id, cancellationToken).ConfigureAwait(false)],
            _ => throw new BadHttpRequestException(
                $"Content-Type: is none that is taken. Send application/json, {string.Join(", ", OtherMediaTypes)}.", StatusCodes.Status415UnsupportedMediaType),
        };
        Submission.CheckAll(documents, settings.Limits.Documents);
        return documents;
    }

    /// <summary>The one document of a request, checked.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The id it gets; null for its own.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">It is not one, or something about it is wrong; the message names the field.</exception>
    /// <exception cref="BadHttpRequestException">The body is of no kind that is taken, too large, or no JSON.</exception>
    public async Task<SubmittedDocument> ReadOneAsync(HttpRequest request, string? id, CancellationToken cancellationToken)
    {
        var documents = await ReadAsync(request, id, cancellationToken).ConfigureAwait(false);
        return documents is [var one] ? one : throw new ArgumentException($"documents: has {documents.Count:N0}; exactly one is taken here.");
    }

    private static IReadOnlyList<SubmittedDocument> FromJson(DocumentsBody body, string? id)
    {
        if (body.Documents is not { } several)
        {
            if (id is not null && body.Id is { } own && own != id)
            {
                throw new ArgumentException($"id: is {own}, but the address says {id}. Leave it out of the body.");
            }

            return [Submission.From(body with { Id = body.Id ?? id })];
        }

        return body with { Documents = null } == new DocumentsBody()
            ? [.. several.Select((document, i) => Submission.From(document, $"documents[{i}]."))]
            : throw new ArgumentException("documents: give either several documents in it, or one document without it.");
    }

    private async Task<DocumentsBody> JsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFromJsonAsync<DocumentsBody>(json.Value.SerializerOptions, cancellationToken).ConfigureAwait(false)
                ?? throw new ArgumentException("body: is null. Give a document.");
        }
        catch (JsonException malformed)
        {
            throw new BadHttpRequestException(malformed.Message, malformed);
        }
    }

    private async Task<IReadOnlyList<SubmittedDocument>> FromFormAsync(HttpRequest request, string? id, CancellationToken cancellationToken)
    {
        request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = settings.Limits.BodyBytes }));
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception malformed) when (malformed is InvalidDataException || (malformed.GetType() == typeof(IOException) && malformed.HResult == EndOfForm))
        {
            throw new BadHttpRequestException($"body: is no form of the kind multipart/form-data. {malformed.Message}", malformed);
        }

        var about = new DocumentBody { Tags = Tags(form["tags"]), Properties = Properties(form["properties"]) };
        var documents = new List<SubmittedDocument>();
        foreach (var file in form.Files.GetFiles("files"))
        {
            var content = new byte[file.Length];
            var stream = file.OpenReadStream();
            await using (stream.ConfigureAwait(false))
            {
                await stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
            }

            // The name tells the format better than what a browser says of it.
            documents.Add(Submission.From(about with { Source = file.FileName, Id = id }, content, null, file.FileName, $"files[{documents.Count}]."));
        }

        return documents.Count > 0 ? documents : throw new ArgumentException("files: is empty. Send each file in a part named files.");
    }

    private static async Task<SubmittedDocument> FromBodyAsync(HttpRequest request, string? id, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        string? Value(string name) => request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;
        var about = new DocumentBody
        {
            Source = Value("source"),
            Id = id ?? Value("id"),
            Title = Value("title"),
            Url = Value("url"),
            Author = Value("author"),
            Tags = Tags(Value("tags")),
        };
        return Submission.From(about, content.ToArray(), request.ContentType, null);
    }

    /// <summary>Labels as a JSON array, or with commas between them.</summary>
    private static string[]? Tags(string? given)
    {
        try
        {
            return given?.StartsWith('[') == true
                ? JsonSerializer.Deserialize(given, ServerJson.Default.StringArray)
                : given?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
        catch (JsonException)
        {
            throw new ArgumentException("tags: is no JSON array of texts. Give one, or labels with commas between them.");
        }
    }

    private static Dictionary<string, string>? Properties(string? given)
    {
        try
        {
            return string.IsNullOrEmpty(given) ? null : JsonSerializer.Deserialize(given, ServerJson.Default.DictionaryStringString);
        }
        catch (JsonException)
        {
            throw new ArgumentException("properties: is no JSON object of texts, such as {\"desk\":\"science\"}.");
        }
    }
}
