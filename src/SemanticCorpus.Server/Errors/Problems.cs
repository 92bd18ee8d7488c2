using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Errors;

/// <summary>The one table of what an exception is to a client.</summary>
internal static class Problems
{
    private const int DiskFull = 28; // ENOSPC
    private const int DiskFullOnWindows = unchecked((int)0x80070070);
    private const int ReadOnlyFileSystem = 30; // EROFS

    /// <summary>The problem an exception stands for.</summary>
    public static ProblemDetails Describe(Exception exception) => exception switch
    {
        NotFoundException => Problem(StatusCodes.Status404NotFound, "Not found", exception.Message),
        ConflictException => Problem(StatusCodes.Status409Conflict, "Conflict", exception.Message),
        BusyException => Problem(StatusCodes.Status429TooManyRequests, "Too many requests", exception.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } large => Problem(
            large.StatusCode, "Body too large", $"body: {large.Message} Send less at once, or raise Server:Limits:BodyBytes."),
        BadHttpRequestException { InnerException: JsonException json } => Problem(StatusCodes.Status400BadRequest, "Malformed JSON", JsonDetail(json)),
        BadHttpRequestException bad => Problem(bad.StatusCode, "Bad request", bad.Message),
        JsonException json => Problem(StatusCodes.Status400BadRequest, "Malformed JSON", JsonDetail(json)),
        ArgumentException argument => Invalid(argument.Message),
        UnreadableDocumentException or UnreadableSourceException => Problem(StatusCodes.Status422UnprocessableEntity, "Unreadable document", exception.Message),
        ModelMismatchException => Problem(StatusCodes.Status409Conflict, "Made with another model", exception.Message),
        StoreUnavailableException { IsFull: true } => Problem(StatusCodes.Status507InsufficientStorage, "Disk full", exception.Message),
        IOException { HResult: DiskFull or DiskFullOnWindows } => Problem(
            StatusCodes.Status507InsufficientStorage, "Disk full", "The disk of the service is full; nothing of this request was stored. Free some space and send it again."),
        IOException { HResult: ReadOnlyFileSystem } or UnauthorizedAccessException => Problem(
            StatusCodes.Status503ServiceUnavailable, "Store unavailable", "The service may not write to its data folder; searches go on. Check its rights."),
        StoreUnavailableException => Problem(StatusCodes.Status503ServiceUnavailable, "Store unavailable", exception.Message),
        ModelException => Problem(StatusCodes.Status503ServiceUnavailable, "Model unavailable", exception.Message),
        _ => Problem(StatusCodes.Status500InternalServerError, "A defect of the service", "This should not have happened; the log says more. Please report it with the request."),
    };

    /// <summary>A problem with a value of the request; the message is of the form <c>field: what is wrong</c>.</summary>
    private static ProblemDetails Invalid(string message)
    {
        var problem = Problem(StatusCodes.Status422UnprocessableEntity, "Invalid value", message);
        var mark = message.IndexOf(": ", StringComparison.Ordinal);
        if (mark > 0 && !message.AsSpan(0, mark).Contains(' '))
        {
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [message[..mark]] = [message[(mark + 2)..]] };
        }

        return problem;
    }

    private static string JsonDetail(JsonException json) =>
        $"{(json.Path is { Length: > 1 } path ? path[2..] : "body")}: {json.Message} /openapi/v1.json says what is taken.";

    private static ProblemDetails Problem(int status, string title, string detail) => new() { Status = status, Title = title, Detail = detail };
}
