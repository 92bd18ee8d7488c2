using System.Text.Json;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Models;

/// <summary>What a model wants to stand before a text; empty where nothing.</summary>
/// <param name="Query">Before a query.</param>
/// <param name="Document">Before a document.</param>
internal sealed record Prompts(string Query, string Document)
{
    /// <summary>The prompt for a purpose.</summary>
    public string For(EmbeddingPurpose purpose) => purpose == EmbeddingPurpose.Query ? Query : Document;

    /// <summary>Reads config_sentence_transformers.json: the prompt of that name, else the default one, else none.</summary>
    public static Prompts Read(JsonElement? config)
    {
        if (config is not { } settings || !settings.TryGetProperty("prompts", out var prompts) || prompts.ValueKind != JsonValueKind.Object)
        {
            return new Prompts("", "");
        }

        var fallback = settings.TryGetProperty("default_prompt_name", out var name) ? name.GetString() : null;
        return new Prompts(First("query", fallback), First("document", "passage", "corpus", fallback));

        string First(params ReadOnlySpan<string?> names)
        {
            foreach (var candidate in names)
            {
                if (candidate is not null && prompts.TryGetProperty(candidate, out var prompt))
                {
                    return prompt.GetString() ?? "";
                }
            }

            return "";
        }
    }
}
