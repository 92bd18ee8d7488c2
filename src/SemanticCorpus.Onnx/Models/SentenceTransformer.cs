using System.Text.Json;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Models;

/// <summary>What a sentence-transformers folder says of its model.</summary>
/// <param name="Pooling">How hidden states are pooled, or null with the reason in <paramref name="PoolingProblem"/>.</param>
/// <param name="PoolingProblem">Why hidden states of this model cannot be pooled; only matters where the graph does not pool itself.</param>
/// <param name="Normalize">Whether vectors are scaled to length 1.</param>
/// <param name="Prompts">What stands before texts.</param>
/// <param name="MaxTokens">Longest input, special tokens included.</param>
/// <param name="Dimensions">Components of a hidden state, or 0 where the folder does not say.</param>
internal sealed record SentenceTransformer(PoolingMode? Pooling, string? PoolingProblem, bool Normalize, Prompts Prompts, int MaxTokens, int Dimensions)
{
    private const string ModulesFile = "modules.json";
    private const int UsualMaxTokens = 512;

    /// <exception cref="ModelException">A file is missing, damaged, or asks for something that is not supported.</exception>
    public static SentenceTransformer Read(ModelFiles files)
    {
        var modules = files.Settings(ModulesFile)
            ?? throw new ModelException($"{files.PathOf(ModulesFile)} is missing: this is no sentence-transformers folder. Copy that file, and the folders it names, from where the model came from.");
        var at = ModulesFile;
        try
        {
            (PoolingMode? Mode, string? Problem) pooling = (null, $"{files.PathOf(ModulesFile)} names no Pooling module");
            var normalize = false;
            foreach (var module in modules.EnumerateArray())
            {
                var type = module.GetProperty("type").GetString()!;
                var folder = module.GetProperty("path").GetString()!;
                switch (type[(type.LastIndexOf('.') + 1)..])
                {
                    case "Transformer":
                        break;
                    case "Pooling":
                        at = Path.Combine(folder, "config.json").Replace('\\', '/');
                        pooling = PoolingConfig.Read(files, at);
                        break;
                    case "Normalize":
                        normalize = true;
                        break;
                    default:
                        pooling = (null, $"{files.PathOf(ModulesFile)} has the module '{type}'; supported: Transformer, Pooling, Normalize");
                        break;
                }
            }

            at = "config_sentence_transformers.json";
            var prompts = Prompts.Read(files.Settings(at));
            at = "config.json";
            var config = files.Settings(at);
            var positions = Positions(config);
            at = VocabularyFile.SettingsFileName;
            var tokenizerLimit = Number(files.Settings(at), "model_max_length");
            at = "sentence_bert_config.json";
            var settings = files.Settings(at);
            if (settings is { } s && s.TryGetProperty("do_lower_case", out var lowercase) && lowercase.GetBoolean())
            {
                throw new ModelException($"{files.PathOf(at)} sets do_lower_case, which is not supported; set it in the tokenizer instead.");
            }

            var longest = new[] { Number(settings, "max_seq_length"), positions, tokenizerLimit }.Min() ?? UsualMaxTokens;
            return new SentenceTransformer(pooling.Mode, pooling.Problem, normalize, prompts, longest, Number(config, "hidden_size") ?? 0);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ModelException($"{files.PathOf(at)} does not have the form that sentence-transformers writes: {e.Message}", e);
        }
    }

    /// <summary>How many tokens the model has positions for. RoBERTa and its kin count them from behind the padding token's.</summary>
    internal static int? Positions(JsonElement? config) =>
        Number(config, "max_position_embeddings") is not { } positions ? null
        : config!.Value.TryGetProperty("model_type", out var type) && type.GetString() is "roberta" or "xlm-roberta" or "xlm-roberta-xl" or "camembert" or "mpnet"
            ? Math.Max(0, positions - (Number(config, "pad_token_id") ?? 1) - 1)
        : positions;

    // Some folders say "no limit" as 1e30.
    internal static int? Number(JsonElement? settings, string property) =>
        settings is { } s && s.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number
            ? (int)Math.Clamp(value.GetDouble(), 0, int.MaxValue)
            : null;
}
