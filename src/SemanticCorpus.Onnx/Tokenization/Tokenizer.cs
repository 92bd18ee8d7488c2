using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Tokenization;

/// <summary>Cuts text into the tokens of a model's vocabulary, with each token's place in the text. Safe for use by many threads at once.</summary>
public abstract class Tokenizer
{
    private readonly int[] _prefix;
    private readonly int[] _suffix;
    private TokenSequence? _spare;

    /// <summary>Creates a tokenizer that puts special tokens around what it finds.</summary>
    /// <param name="prefix">Ids in front of every text, such as [CLS].</param>
    /// <param name="suffix">Ids behind every text, such as [SEP].</param>
    private protected Tokenizer(int[] prefix, int[] suffix) => (_prefix, _suffix) = (prefix, suffix);

    /// <summary>Number of special tokens that <see cref="Encode"/> puts around a text.</summary>
    public int SpecialTokens => _prefix.Length + _suffix.Length;

    /// <summary>Loads the tokenizer of a model folder: tokenizer.json, or vocab.txt with tokenizer_config.json.</summary>
    /// <param name="folder">The model folder.</param>
    /// <exception cref="ModelException">There is no tokenizer, it is damaged, or it is of a kind that is not supported.</exception>
    public static Tokenizer Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var json = Path.Combine(folder, TokenizerJson.FileName);
        if (File.Exists(json))
        {
            return TokenizerJson.Load(json);
        }

        var vocabulary = Path.Combine(folder, VocabularyFile.FileName);
        return File.Exists(vocabulary)
            ? VocabularyFile.Load(vocabulary)
            : throw new ModelException($"{folder} has no tokenizer: neither {TokenizerJson.FileName} nor {VocabularyFile.FileName} is there. Copy it from where the model came from.");
    }

    /// <summary>Tokenizes a text as the model reads it, special tokens included.</summary>
    /// <param name="text">The text; lone surrogates count as U+FFFD.</param>
    /// <param name="maxTokens">Longest result, special tokens included; the text's end is cut off to fit, the special tokens stay.</param>
    /// <param name="result">Receives the tokens, in place of what it held.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> does not even hold the special tokens.</exception>
    public void Encode(ReadOnlySpan<char> text, int maxTokens, TokenSequence result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, SpecialTokens);
        result.Begin(_prefix, maxTokens - _suffix.Length);
        Split(text, result);
        result.End(_suffix);
    }

    /// <summary>Number of tokens of the whole text, special tokens not included.</summary>
    /// <param name="text">The text.</param>
    public int Count(ReadOnlySpan<char> text)
    {
        var counter = Interlocked.Exchange(ref _spare, null) ?? new TokenSequence();
        counter.BeginCount();
        Split(text, counter);
        var count = counter.Count;
        _spare = counter;
        return count;
    }

    /// <summary>Adds the text's tokens to <paramref name="target"/> in order; may stop once it is full.</summary>
    private protected abstract void Split(ReadOnlySpan<char> text, TokenSequence target);
}
