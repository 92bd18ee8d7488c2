using System.Globalization;
using System.Text.Json;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Tokenization;

/// <summary>Reads vocab.txt, one token a line, with the settings of tokenizer_config.json beside it where that is there.</summary>
internal static class VocabularyFile
{
    public const string FileName = "vocab.txt";
    public const string SettingsFileName = "tokenizer_config.json";
    private const int UsualBytesPerToken = 7;

    /// <exception cref="ModelException">A file is damaged, or the vocabulary lacks a token that the settings name.</exception>
    public static Tokenizer Load(string path)
    {
        var settingsPath = Path.Combine(Path.GetDirectoryName(path)!, SettingsFileName);
        try
        {
            var trie = new WordPieceTrie((int)Math.Min(new FileInfo(path).Length / UsualBytesPerToken, int.MaxValue / 64));
            var id = 0;
            foreach (var line in File.ReadLines(path))
            {
                trie.Add(line.AsSpan().TrimEnd(), id++);
            }

            using var config = File.Exists(settingsPath) ? JsonDocument.Parse(File.ReadAllBytes(settingsPath)) : JsonDocument.Parse("{}");
            return new BertTokenizer(trie, Settings(config.RootElement, trie));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or InvalidDataException)
        {
            throw new ModelException($"{path} and {SettingsFileName} are no tokenizer that can be read: {e.Message} Copy them again from where the model came from.", e);
        }
    }

    private static BertSettings Settings(JsonElement config, WordPieceTrie trie)
    {
        var lowercase = Flag(config, "do_lower_case") ?? true;
        var (first, last, unknown) = (Name(config, "cls_token", "[CLS]"), Name(config, "sep_token", "[SEP]"), Name(config, "unk_token", "[UNK]"));
        string[] special = [first, last, unknown, Name(config, "pad_token", "[PAD]"), Name(config, "mask_token", "[MASK]")];
        var added = special.Select(name => new AddedToken(name, trie.Find(name))).Where(token => token.Id != WordPieceTrie.NoToken);
        if (config.TryGetProperty("added_tokens_decoder", out var declared))
        {
            added = declared.EnumerateObject()
                .Select(entry => AddedToken.Read(entry.Value, int.Parse(entry.Name, CultureInfo.InvariantCulture)))
                .Concat(added);
        }

        return new BertSettings
        {
            Lowercase = lowercase,
            StripAccents = Flag(config, "strip_accents") ?? lowercase,
            HandleChineseChars = Flag(config, "tokenize_chinese_chars") ?? true,
            UnknownToken = unknown,
            Prefix = [first],
            Suffix = [last],
            Between = [last],
            AddedTokens = [.. added.DistinctBy(token => token.Content)],
        };
    }

    private static string Name(JsonElement config, string property, string fallback) =>
        !config.TryGetProperty(property, out var value) ? fallback
        : value.ValueKind == JsonValueKind.Object ? value.GetProperty("content").GetString()!
        : value.GetString() ?? fallback;

    private static bool? Flag(JsonElement config, string property) =>
        config.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetBoolean() : null;
}
