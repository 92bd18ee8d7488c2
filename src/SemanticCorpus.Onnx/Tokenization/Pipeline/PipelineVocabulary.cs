using System.Globalization;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>A vocabulary and how to spell with it.</summary>
/// <param name="Find">The id of a token, or <see cref="WordPieceTrie.NoToken"/>.</param>
/// <param name="Speller">Makes a speller for one thread.</param>
internal sealed record PipelineVocabulary(Func<string, int> Find, Func<PieceSpeller> Speller)
{
    /// <summary>The tokens of the 256 bytes.</summary>
    /// <exception cref="ModelException">One is missing.</exception>
    public static int[] ByteTokens(Func<string, int> find, string path)
    {
        var ids = new int[256];
        for (var b = 0; b < ids.Length; b++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"<0x{b:X2}>");
            ids[b] = find(name) is not WordPieceTrie.NoToken and var id ? id
                : throw new ModelException($"{path} asks for byte_fallback but lacks the token '{name}'.");
        }

        return ids;
    }
}
