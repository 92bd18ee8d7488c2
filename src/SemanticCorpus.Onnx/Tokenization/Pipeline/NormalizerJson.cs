using System.Text.Json;

namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>Reads the "normalizer" of a tokenizer.json.</summary>
internal static class NormalizerJson
{
    private const string Supported = "Precompiled, NFC, NFD, NFKC, NFKD, Lowercase, Replace, Strip, StripAccents, Prepend, Sequence, and BertNormalizer with WordPiece";

    /// <exception cref="Embeddings.ModelException">It is of a kind that is not supported.</exception>
    public static IEnumerable<PieceStep> Read(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return TokenizerJson.TypeOf(element) switch
        {
            "Sequence" => element.GetProperty("normalizers").EnumerateArray().SelectMany(step => Read(step, path)),
            "Precompiled" => Precompiled(element.GetProperty("precompiled_charsmap")),
            "NFC" => [new UnicodeFormStep(compatibility: false, compose: true)],
            "NFD" => [new UnicodeFormStep(compatibility: false, compose: false)],
            "NFKC" => [new UnicodeFormStep(compatibility: true, compose: true)],
            "NFKD" => [new UnicodeFormStep(compatibility: true, compose: false)],
            "Lowercase" => [new LowercaseStep()],
            "StripAccents" => [new StripAccentsStep()],
            "Strip" => [new StripStep(TokenizerJson.Flag(element, "strip_left") ?? true, TokenizerJson.Flag(element, "strip_right") ?? true)],
            "Prepend" => [new PrependStep(element.GetProperty("prepend").GetString()!)],
            "Replace" => [Replace(element, path)],
            var type => throw TokenizerJson.Unsupported(path, "normalizer", type, Supported),
        };
    }

    private static IEnumerable<PieceStep> Precompiled(JsonElement map) =>
        map.ValueKind == JsonValueKind.Null || map.GetString()!.Length == 0 ? [] : [new PrecompiledStep(map.GetBytesFromBase64())];

    private static ReplaceStep Replace(JsonElement element, string path)
    {
        var pattern = element.GetProperty("pattern");
        var content = element.GetProperty("content").GetString()!;
        return pattern.TryGetProperty("String", out var text)
            ? new ReplaceStep(ReplaceStep.PlacesOf(text.GetString()!), content)
            : new ReplaceStep(TokenizerJson.Pattern(pattern.GetProperty("Regex").GetString()!, path).Matches, content);
    }
}
