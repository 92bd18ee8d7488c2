using System.Text.Json;

namespace SemanticCorpus.Tokenization;

/// <summary>What the "post_processor" of a tokenizer.json asks for.</summary>
/// <param name="Prefix">Tokens in front of a text.</param>
/// <param name="Suffix">Tokens behind it.</param>
/// <param name="Between">Tokens between the two texts of a pair.</param>
/// <param name="SecondType">Token type of a pair's second text.</param>
/// <param name="TrimOffsets">Whether blanks at a token's ends are left out of its range.</param>
/// <param name="PrefixSpace">Whether the text's first blank may be one that was put there.</param>
internal sealed record TemplateJson(
    IReadOnlyList<string> Prefix, IReadOnlyList<string> Suffix, IReadOnlyList<string> Between, int SecondType, bool TrimOffsets, bool PrefixSpace)
{
    /// <summary>No special tokens.</summary>
    public static TemplateJson None { get; } = new([], [], [], 0, false, false);

    /// <summary>Reads it.</summary>
    /// <exception cref="Embeddings.ModelException">It is of a kind that is not supported.</exception>
    public static TemplateJson Read(JsonElement element, string path) => element.ValueKind == JsonValueKind.Null ? None : Apply(None, element, path);

    private static TemplateJson Apply(TemplateJson before, JsonElement element, string path)
    {
        switch (TokenizerJson.TypeOf(element))
        {
            case "Sequence":
                return element.GetProperty("processors").EnumerateArray().Aggregate(before, (template, processor) => Apply(template, processor, path));
            case "ByteLevel":
                return before with { TrimOffsets = TokenizerJson.Flag(element, "trim_offsets") ?? true, PrefixSpace = TokenizerJson.Flag(element, "add_prefix_space") ?? true };
            case "BertProcessing":
                return before with { Prefix = [Name(element, "cls")], Suffix = [Name(element, "sep")], Between = [Name(element, "sep")], SecondType = 1 };
            case "RobertaProcessing":
                return new TemplateJson(
                    [Name(element, "cls")], [Name(element, "sep")], [Name(element, "sep"), Name(element, "sep")], 0,
                    TokenizerJson.Flag(element, "trim_offsets") ?? true, TokenizerJson.Flag(element, "add_prefix_space") ?? true);
            case "TemplateProcessing":
                return Template(before, element);
            case var type:
                throw TokenizerJson.Unsupported(path, "post_processor", type, "TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel, Sequence");
        }
    }

    private static TemplateJson Template(TemplateJson before, JsonElement element)
    {
        var single = element.GetProperty("single").EnumerateArray().ToList();
        var text = single.FindIndex(piece => piece.TryGetProperty("Sequence", out _));
        var result = before with { Prefix = Names(single[..text]), Suffix = Names(single[(text + 1)..]) };
        if (!element.TryGetProperty("pair", out var pairElement))
        {
            return result;
        }

        var pair = pairElement.EnumerateArray().ToList();
        var first = pair.FindIndex(piece => piece.TryGetProperty("Sequence", out _));
        var second = pair.FindLastIndex(piece => piece.TryGetProperty("Sequence", out _));
        return second <= first ? result : result with
        {
            Between = Names(pair[(first + 1)..second]),
            SecondType = pair[second].GetProperty("Sequence").GetProperty("type_id").GetInt32(),
        };

        static string[] Names(List<JsonElement> pieces) => [.. pieces.Select(p => p.GetProperty("SpecialToken").GetProperty("id").GetString()!)];
    }

    private static string Name(JsonElement element, string property) => element.GetProperty(property)[0].GetString()!;
}
