using System.Text.Json;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Tokenization;

/// <summary>Reads the "model" object of a tokenizer.json straight into a trie.</summary>
internal static class WordPieceJson
{
    private const int UsualTokens = 30_522;

    /// <param name="reader">Stands on the object's start; is left on its end.</param>
    /// <param name="settings">What is known of the tokenizer so far.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="vocabulary">The trie, or null where there is no vocabulary.</param>
    public static BertSettings Read(ref Utf8JsonReader reader, BertSettings settings, string path, out WordPieceTrie? vocabulary)
    {
        vocabulary = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.GetString();
            reader.Read();
            switch (property)
            {
                case "unk_token":
                    settings = settings with { UnknownToken = reader.GetString()! };
                    break;
                case "continuing_subword_prefix":
                    settings = settings with { ContinuingSubwordPrefix = reader.GetString()! };
                    break;
                case "max_input_chars_per_word":
                    settings = settings with { MaxInputCharsPerWord = reader.GetInt32() };
                    break;
                case "vocab" when reader.TokenType == JsonTokenType.StartObject:
                    vocabulary = Vocabulary(ref reader);
                    break;
                case "vocab" or "merges":
                    throw new ModelException($"{path} does not hold a WordPiece vocabulary.");
                default:
                    reader.Skip();
                    break;
            }
        }

        return settings;
    }

    private static WordPieceTrie Vocabulary(ref Utf8JsonReader reader)
    {
        var trie = new WordPieceTrie(UsualTokens);
        Span<char> token = stackalloc char[256];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueSpan.Length <= token.Length)
            {
                var length = reader.CopyString(token);
                reader.Read();
                trie.Add(token[..length], reader.GetInt32());
            }
            else
            {
                var name = reader.GetString();
                reader.Read();
                trie.Add(name, reader.GetInt32());
            }
        }

        return trie;
    }
}
