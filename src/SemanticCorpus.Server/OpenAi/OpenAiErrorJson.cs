using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>An error in OpenAI's shape.</summary>
/// <param name="Error">What is wrong.</param>
public sealed record OpenAiErrorJson(OpenAiErrorJson.Body Error)
{
    /// <summary>What is wrong.</summary>
    /// <param name="Message">The field, the limit and the way out.</param>
    /// <param name="Type">The kind of error.</param>
    /// <param name="Param">The field, where one is to blame.</param>
    /// <param name="Code">A name for programs.</param>
    public sealed record Body(
        string Message,
        string Type,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Param,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Code);

    /// <summary>The form of a problem.</summary>
    internal static OpenAiErrorJson From(ProblemDetails problem, int status)
    {
        var message = problem.Detail ?? problem.Title ?? "The request failed.";
        var mark = message.IndexOf(": ", StringComparison.Ordinal);
        var field = mark > 0 && !message.AsSpan(0, mark).Contains(' ') ? message[..mark] : null;
        var (type, code) = status switch
        {
            StatusCodes.Status401Unauthorized => ("invalid_request_error", "invalid_api_key"),
            StatusCodes.Status403Forbidden => ("permission_error", "forbidden"),
            StatusCodes.Status404NotFound => ("invalid_request_error", field == "model" ? "model_not_found" : "not_found"),
            StatusCodes.Status429TooManyRequests => ("rate_limit_error", "rate_limit_exceeded"),
            >= StatusCodes.Status500InternalServerError => ("server_error", "server_error"),
            _ => ("invalid_request_error", "invalid_value"),
        };
        return new OpenAiErrorJson(new Body(message, type, field, code));
    }
}
