using System.Text.Json;

namespace SemanticCorpus.Models;

/// <summary>Reads the config.json of a Pooling module.</summary>
internal static class PoolingConfig
{
    private const string Prefix = "pooling_mode_";
    private const string Supported = "supported: mean_tokens, mean_sqrt_len_tokens, cls_token, max_tokens, one at a time";

    /// <summary>The mode, or why the module cannot be followed.</summary>
    public static (PoolingMode? Mode, string? Problem) Read(ModelFiles files, string name)
    {
        var path = files.PathOf(name);
        if (files.Settings(name) is not { } config)
        {
            return (null, $"{path} is missing");
        }

        if (config.TryGetProperty("include_prompt", out var includePrompt) && includePrompt.ValueKind == JsonValueKind.False)
        {
            return (null, $"{path} sets include_prompt to false, which is not supported");
        }

        var modes = config.EnumerateObject()
            .Where(property => property.Name.StartsWith(Prefix, StringComparison.Ordinal) && property.Value.ValueKind == JsonValueKind.True)
            .Select(property => property.Name[Prefix.Length..])
            .ToList();
        PoolingMode? mode = modes is [var only]
            ? only switch
            {
                "mean_tokens" => PoolingMode.Mean,
                "mean_sqrt_len_tokens" => PoolingMode.MeanSqrtLength,
                "cls_token" => PoolingMode.Cls,
                "max_tokens" => PoolingMode.Max,
                _ => null,
            }
            : null;
        var wanted = modes.Count == 0 ? "no pooling mode" : $"the pooling mode {string.Join(" + ", modes)}";
        return mode is null ? (null, $"{path} asks for {wanted}; {Supported}") : (mode, null);
    }
}
