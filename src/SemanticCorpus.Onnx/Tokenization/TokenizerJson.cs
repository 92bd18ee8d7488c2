using System.Text.Json;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Tokenization;

/// <summary>Reads tokenizer.json, the form in which Hugging Face tokenizers are stored.</summary>
internal static class TokenizerJson
{
    public const string FileName = "tokenizer.json";

    /// <exception cref="ModelException">The file is damaged, or asks for something that is not supported.</exception>
    public static Tokenizer Load(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or InvalidDataException)
        {
            throw new ModelException($"{path} is no tokenizer that can be read: {e.Message} Copy the file again from where the model came from.", e);
        }
    }

    private static BertTokenizer Read(ReadOnlySpan<byte> json, string path)
    {
        WordPieceTrie? vocabulary = null;
        var settings = new BertSettings();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("model"))
            {
                reader.Read();
                settings = WordPieceJson.Read(ref reader, settings, path, out vocabulary);
                continue;
            }

            var property = reader.GetString();
            reader.Read();
            var value = JsonElement.ParseValue(ref reader);
            switch (property)
            {
                case "normalizer":
                    settings = Normalizer(Expect(value, property, path, "BertNormalizer"), settings);
                    break;
                case "pre_tokenizer":
                    Expect(value, property, path, "BertPreTokenizer");
                    break;
                case "post_processor":
                    settings = PostProcessor(value, settings, path);
                    break;
                case "added_tokens":
                    settings = settings with { AddedTokens = [.. value.EnumerateArray().Select(token => AddedToken.Read(token, token.GetProperty("id").GetInt32()))] };
                    break;
            }
        }

        return vocabulary is null
            ? throw new ModelException($"{path} has no model.vocab.")
            : new BertTokenizer(vocabulary, settings);
    }

    /// <summary>The element, if it is of a supported type.</summary>
    private static JsonElement Expect(JsonElement element, string property, string path, params ReadOnlySpan<string> supported)
    {
        var type = element.ValueKind == JsonValueKind.Object ? element.GetProperty("type").GetString() : "null";
        return supported.Contains(type)
            ? element
            : throw new ModelException($"{path} has the {property} '{type}'; supported: {string.Join(", ", supported!)}.");
    }

    private static BertSettings Normalizer(JsonElement element, BertSettings settings)
    {
        var lowercase = Flag(element, "lowercase") ?? true;
        return settings with
        {
            CleanText = Flag(element, "clean_text") ?? true,
            HandleChineseChars = Flag(element, "handle_chinese_chars") ?? true,
            Lowercase = lowercase,
            StripAccents = Flag(element, "strip_accents") ?? lowercase,
        };
    }

    private static BertSettings PostProcessor(JsonElement element, BertSettings settings, string path)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return settings with { Prefix = [], Suffix = [] };
        }

        Expect(element, "post_processor", path, "TemplateProcessing", "BertProcessing", "RobertaProcessing");
        if (element.TryGetProperty("cls", out var first))
        {
            return settings with { Prefix = [first[0].GetString()!], Suffix = [element.GetProperty("sep")[0].GetString()!] };
        }

        var single = element.GetProperty("single").EnumerateArray().ToList();
        var text = single.FindIndex(piece => piece.TryGetProperty("Sequence", out _));
        return settings with { Prefix = Names(single[..text]), Suffix = Names(single[(text + 1)..]) };

        static string[] Names(List<JsonElement> pieces) => [.. pieces.Select(p => p.GetProperty("SpecialToken").GetProperty("id").GetString()!)];
    }

    private static bool? Flag(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetBoolean() : null;
}
