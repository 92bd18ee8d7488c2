using System.Text;
using System.Text.Json;

namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>Reads the "pre_tokenizer" of a tokenizer.json.</summary>
internal static class PreTokenizerJson
{
    private const string Supported = "ByteLevel, Metaspace, Whitespace, WhitespaceSplit, Split, Digits, Punctuation, Sequence, and BertPreTokenizer with WordPiece";

    /// <exception cref="Embeddings.ModelException">It is of a kind that is not supported.</exception>
    public static IEnumerable<PieceStep> Read(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return TokenizerJson.TypeOf(element) switch
        {
            "Sequence" => element.GetProperty("pretokenizers").EnumerateArray().SelectMany(step => Read(step, path)),
            "ByteLevel" => [new ByteLevelStep(TokenizerJson.Flag(element, "add_prefix_space") ?? true, TokenizerJson.Flag(element, "use_regex") ?? true)],
            "Metaspace" => [Metaspace(element, path)],
            "WhitespaceSplit" => [new CharacterSplit(CodePointKinds.IsWhiteSpace, SplitBehavior.Removed)],
            "Whitespace" => [new WordSplit()],
            "Digits" => [new CharacterSplit(CodePointKinds.IsNumber, TokenizerJson.Flag(element, "individual_digits") ?? false ? SplitBehavior.Isolated : SplitBehavior.Contiguous)],
            "Punctuation" => [new CharacterSplit(CodePointKinds.IsPunctuation, element.TryGetProperty("behavior", out var behavior) ? Behavior(behavior, path) : SplitBehavior.Isolated)],
            "Split" => [Split(element, path)],
            var type => throw TokenizerJson.Unsupported(path, "pre_tokenizer", type, Supported),
        };
    }

    private static MetaspaceStep Metaspace(JsonElement element, string path)
    {
        var replacement = Rune.GetRuneAt(element.GetProperty("replacement").GetString()!, 0).Value;
        var scheme = element.TryGetProperty("prepend_scheme", out var name) ? name.GetString() switch
            {
                "always" => PrependScheme.Always,
                "first" => PrependScheme.First,
                "never" => PrependScheme.Never,
                var other => throw TokenizerJson.Unsupported(path, "prepend_scheme", other, "always, first, never"),
            }
            : TokenizerJson.Flag(element, "add_prefix_space") ?? true ? PrependScheme.Always : PrependScheme.Never;
        return new MetaspaceStep(replacement, scheme, TokenizerJson.Flag(element, "split") ?? true);
    }

    private static PieceStep Split(JsonElement element, string path)
    {
        var (behavior, invert) = (Behavior(element.GetProperty("behavior"), path), TokenizerJson.Flag(element, "invert") ?? false);
        var pattern = element.GetProperty("pattern");
        return pattern.TryGetProperty("String", out var text)
            ? new TextSplit(text.GetString()!, behavior, invert)
            : new PatternSplit(TokenizerJson.Pattern(pattern.GetProperty("Regex").GetString()!, path), behavior, invert);
    }

    private static SplitBehavior Behavior(JsonElement element, string path) => element.GetString() switch
    {
        "Removed" => SplitBehavior.Removed,
        "Isolated" => SplitBehavior.Isolated,
        "MergedWithPrevious" => SplitBehavior.MergedWithPrevious,
        "MergedWithNext" => SplitBehavior.MergedWithNext,
        "Contiguous" => SplitBehavior.Contiguous,
        var other => throw TokenizerJson.Unsupported(path, "behavior", other, string.Join(", ", Enum.GetNames<SplitBehavior>())),
    };
}
