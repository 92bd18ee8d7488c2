using System.Text.Json;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Tokenization.Pipeline;

namespace SemanticCorpus.Tokenization.Unigram;

/// <summary>Reads the "model" object of a tokenizer.json that holds a unigram language model.</summary>
internal static class UnigramJson
{
    private const int UsualTokens = 32_000;

    /// <param name="reader">Stands on the object's start; is left on its end.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="ModelException">The model lacks its vocabulary or its unknown token.</exception>
    public static PipelineVocabulary Read(ref Utf8JsonReader reader, string path)
    {
        var scores = new List<double>();
        var trie = new WordPieceTrie(UsualTokens);
        var (unknown, byteFallback) = (-1, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.GetString();
            reader.Read();
            switch (property)
            {
                case "unk_id" when reader.TokenType == JsonTokenType.Number:
                    unknown = reader.GetInt32();
                    break;
                case "byte_fallback" when reader.TokenType == JsonTokenType.True:
                    byteFallback = true;
                    break;
                case "vocab":
                    ReadPieces(ref reader, trie, scores);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (unknown < 0 || unknown >= scores.Count)
        {
            throw new ModelException($"{path} has {scores.Count} pieces and the unk_id {unknown}; an unknown token is needed.");
        }

        var vocabulary = new UnigramVocabulary(
            trie, [.. scores], unknown, scores.Min() - UnigramVocabulary.UnknownPenalty, byteFallback ? PipelineVocabulary.ByteTokens(token => trie.Find(token), path) : null);
        return new PipelineVocabulary(token => trie.Find(token), () => new UnigramSpeller(vocabulary));
    }

    private static void ReadPieces(ref Utf8JsonReader reader, WordPieceTrie trie, List<double> scores)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            reader.Read();
            var piece = reader.GetString()!;
            reader.Read();
            if (piece.Length > 0)
            {
                trie.Add(piece, scores.Count);
            }

            scores.Add(reader.GetDouble());
            reader.Read();
        }
    }
}
