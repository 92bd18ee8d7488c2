using System.Text.Json;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Tokenization.Pipeline;

namespace SemanticCorpus.Tokenization.Bpe;

/// <summary>Reads the "model" object of a tokenizer.json that holds a byte-pair encoding.</summary>
internal static class BpeJson
{
    private const int UsualTokens = 50_000;

    /// <param name="reader">Stands on the object's start; is left on its end.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="ModelException">The model lacks a token, or asks for something that is not supported.</exception>
    public static PipelineVocabulary Read(ref Utf8JsonReader reader, string path)
    {
        var tokens = new WordPieceTrie(UsualTokens);
        var merges = new List<(string Left, string Right)>();
        var flags = new HashSet<string>(StringComparer.Ordinal);
        string? unknown = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.GetString()!;
            reader.Read();
            switch (property)
            {
                case "vocab":
                    ReadTokens(ref reader, tokens);
                    break;
                case "merges":
                    ReadMerges(ref reader, merges);
                    break;
                case "unk_token":
                    unknown = reader.GetString();
                    break;
                case "continuing_subword_prefix" or "end_of_word_suffix" when reader.TokenType == JsonTokenType.String && reader.GetString()!.Length > 0:
                    throw new ModelException($"{path} sets the BPE model's {property}, which is not supported.");
                case "fuse_unk" or "byte_fallback" or "ignore_merges" when reader.TokenType == JsonTokenType.True:
                    flags.Add(property);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        var vocabulary = new BpeVocabulary
        {
            Tokens = tokens,
            Merges = Ranked(merges, tokens, path),
            UnknownId = unknown is null ? WordPieceTrie.NoToken : tokens.Find(unknown),
            FuseUnknown = flags.Contains("fuse_unk"),
            IgnoreMerges = flags.Contains("ignore_merges"),
            ByteIds = flags.Contains("byte_fallback") ? PipelineVocabulary.ByteTokens(token => tokens.Find(token), path) : null,
        };
        return new PipelineVocabulary(token => tokens.Find(token), () => new BpeSpeller(vocabulary));
    }

    private static void ReadTokens(ref Utf8JsonReader reader, WordPieceTrie tokens)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var token = reader.GetString()!;
            reader.Read();
            if (token.Length > 0)
            {
                tokens.Add(token, reader.GetInt32());
            }
        }
    }

    // Written as "a b" by older versions, as ["a", "b"] by newer ones.
    private static void ReadMerges(ref Utf8JsonReader reader, List<(string Left, string Right)> merges)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                reader.Read();
                var left = reader.GetString()!;
                reader.Read();
                merges.Add((left, reader.GetString()!));
                reader.Read();
            }
            else
            {
                var both = reader.GetString()!;
                var space = both.IndexOf(' ', StringComparison.Ordinal);
                merges.Add(space > 0 ? (both[..space], both[(space + 1)..]) : throw new FormatException($"'{both}' is no merge of two tokens."));
            }
        }
    }

    private static Dictionary<long, long> Ranked(List<(string Left, string Right)> merges, WordPieceTrie tokens, string path)
    {
        var ranked = new Dictionary<long, long>(merges.Count);
        for (var rank = 0; rank < merges.Count; rank++)
        {
            var (left, right) = merges[rank];
            ranked[BpeVocabulary.Pair(Id(left), Id(right))] = BpeVocabulary.Pair(rank, Id(left + right));
        }

        return ranked;

        int Id(string token) => tokens.Find(token) is not WordPieceTrie.NoToken and var id ? id
            : throw new ModelException($"{path} merges tokens to '{token}', which is not in its vocabulary.");
    }
}
