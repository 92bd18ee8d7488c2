using System.Text.Json;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Tokenization.Bpe;
using SemanticCorpus.Tokenization.Pipeline;
using SemanticCorpus.Tokenization.Unigram;

namespace SemanticCorpus.Tokenization;

/// <summary>Reads tokenizer.json, the form in which Hugging Face tokenizers are stored. Its truncation and padding are left to who loads the model.</summary>
internal static class TokenizerJson
{
    public const string FileName = "tokenizer.json";

    private static readonly JsonElement Nothing = JsonElement.Parse("null");

    /// <exception cref="ModelException">The file is damaged, or asks for something that is not supported.</exception>
    public static Tokenizer Load(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or InvalidDataException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new ModelException($"{path} is no tokenizer that can be read: {e.Message} Copy the file again from where the model came from.", e);
        }
    }

    /// <summary>The "type" of an element.</summary>
    public static string? TypeOf(JsonElement element) => element.ValueKind == JsonValueKind.Object ? element.GetProperty("type").GetString() : "null";

    /// <summary>A flag, or null where it is not set.</summary>
    public static bool? Flag(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetBoolean() : null;

    /// <summary>Says that the file asks for something that is not supported.</summary>
    public static ModelException Unsupported(string path, string property, string? type, string supported) =>
        new($"{path} has the {property} '{type}'; supported: {supported}.");

    /// <summary>A regular expression of the file.</summary>
    public static CodePointPattern Pattern(string pattern, string path)
    {
        try
        {
            return new CodePointPattern(pattern);
        }
        catch (NotSupportedException e)
        {
            throw new ModelException($"{path} has the regular expression '{pattern}', which is not supported: {e.Message}", e);
        }
    }

    private static Tokenizer Read(ReadOnlySpan<byte> json, string path)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        WordPieceTrie? words = null;
        PipelineVocabulary? pieces = null;
        var settings = new BertSettings();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.GetString()!;
            reader.Read();
            if (property != "model")
            {
                properties[property] = JsonElement.ParseValue(ref reader);
                continue;
            }

            switch (ModelType(reader))
            {
                case "WordPiece":
                    settings = WordPieceJson.Read(ref reader, settings, path, out words);
                    break;
                case "Unigram":
                    pieces = UnigramJson.Read(ref reader, path);
                    break;
                case "BPE":
                    pieces = BpeJson.Read(ref reader, path);
                    break;
                case var type:
                    throw Unsupported(path, "model", type, "WordPiece, Unigram, BPE");
            }
        }

        AddedToken[] added = properties.TryGetValue("added_tokens", out var tokens)
            ? [.. tokens.EnumerateArray().Select(token => AddedToken.Read(token, token.GetProperty("id").GetInt32()))]
            : [];
        var template = TemplateJson.Read(properties.GetValueOrDefault("post_processor", Nothing), path);
        return words is not null ? new BertTokenizer(words, Settings(settings, properties, added, template, path))
            : pieces is not null ? Pipeline(pieces, properties, added, template, path)
            : throw new ModelException($"{path} has no model.vocab.");
    }

    /// <summary>The model's type; older files that do not say it hold WordPiece, or merges.</summary>
    private static string ModelType(Utf8JsonReader reader)
    {
        var type = "WordPiece";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"))
            {
                reader.Read();
                return reader.GetString()!;
            }

            type = reader.ValueTextEquals("merges") ? "BPE" : reader.ValueTextEquals("unk_id") ? "Unigram" : type;
            reader.Read();
            reader.Skip();
        }

        return type;
    }

    private static BertSettings Settings(
        BertSettings settings, Dictionary<string, JsonElement> properties, AddedToken[] added, TemplateJson template, string path)
    {
        var normalizer = Expect(properties, "normalizer", "BertNormalizer", path);
        Expect(properties, "pre_tokenizer", "BertPreTokenizer", path);
        var lowercase = Flag(normalizer, "lowercase") ?? true;
        return settings with
        {
            CleanText = Flag(normalizer, "clean_text") ?? true,
            HandleChineseChars = Flag(normalizer, "handle_chinese_chars") ?? true,
            Lowercase = lowercase,
            StripAccents = Flag(normalizer, "strip_accents") ?? lowercase,
            AddedTokens = added,
            Prefix = template.Prefix,
            Suffix = template.Suffix,
            Between = template.Between,
            SecondType = template.SecondType,
        };
    }

    private static PipelineTokenizer Pipeline(
        PipelineVocabulary vocabulary, Dictionary<string, JsonElement> properties, AddedToken[] added, TemplateJson template, string path)
    {
        var special = new SpecialTokens(Ids(template.Prefix), Ids(template.Suffix), Ids(template.Between), template.SecondType);
        List<PieceStep> steps =
        [
            .. NormalizerJson.Read(properties.GetValueOrDefault("normalizer", Nothing), path),
            .. PreTokenizerJson.Read(properties.GetValueOrDefault("pre_tokenizer", Nothing), path),
        ];
        return new PipelineTokenizer(special, added, steps, vocabulary.Speller, template.TrimOffsets, template.PrefixSpace);

        int[] Ids(IEnumerable<string> names) => [.. names.Select(Id)];

        int Id(string name)
        {
            var id = added.FirstOrDefault(token => token.Content == name)?.Id ?? vocabulary.Find(name);
            return id != WordPieceTrie.NoToken ? id : throw new ModelException($"The tokenizer's vocabulary lacks the token '{name}' that its settings name.");
        }
    }

    /// <summary>The property, if it is of the one type that goes with WordPiece.</summary>
    private static JsonElement Expect(Dictionary<string, JsonElement> properties, string property, string supported, string path) =>
        properties.GetValueOrDefault(property, Nothing) is var element && TypeOf(element) is var type && type == supported
            ? element
            : throw Unsupported(path, property, type, $"{supported} with WordPiece");
}
