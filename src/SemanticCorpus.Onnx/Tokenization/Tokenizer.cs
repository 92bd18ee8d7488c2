using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Tokenization;

/// <summary>Cuts text into the tokens of a model's vocabulary, with each token's place in the text. Safe for use by many threads at once.</summary>
public abstract class Tokenizer
{
    private readonly SpecialTokens _special;
    private TokenSequence? _spare;

    /// <summary>Creates a tokenizer that puts special tokens around what it finds.</summary>
    private protected Tokenizer(SpecialTokens special) => _special = special;

    /// <summary>Number of special tokens that <see cref="Encode"/> puts around a text.</summary>
    public int SpecialTokens => _special.Prefix.Length + _special.Suffix.Length;

    /// <summary>Number of special tokens that <see cref="EncodePair"/> puts around and between two texts.</summary>
    internal int PairSpecialTokens => SpecialTokens + _special.Between.Length;

    /// <summary>The token type of the second text of a pair; the first one's is 0.</summary>
    internal int SecondType => _special.SecondType;

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
        result.Begin(_special.Prefix, maxTokens - _special.Suffix.Length);
        Split(text, result);
        result.End(_special.Suffix);
    }

    /// <summary>Tokenizes two texts as a model reads a pair. What does not fit is cut off the longer one, or off both once they are of one length.</summary>
    /// <param name="first">The first text.</param>
    /// <param name="second">The second text.</param>
    /// <param name="maxTokens">Longest result, special tokens included.</param>
    /// <param name="result">Receives the tokens, in place of what it held.</param>
    /// <returns>Index of the first token that has the second text's type.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> does not even hold the special tokens.</exception>
    internal int EncodePair(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int maxTokens, TokenSequence result)
    {
        var room = maxTokens - PairSpecialTokens;
        ArgumentOutOfRangeException.ThrowIfNegative(room, nameof(maxTokens));
        var (one, two) = (Cut(first, room), Cut(second, room));
        var (ofOne, ofTwo) = Shares(one.Count, two.Count, room);
        result.Begin(_special.Prefix, maxTokens);
        result.AddFirst(one, ofOne);
        result.AddSpecial(_special.Between);
        var secondAt = result.Count;
        result.AddFirst(two, ofTwo);
        result.End(_special.Suffix);
        return secondAt;
    }

    /// <summary>The tokens of a text without special ones, one more than there is room for where it has more.</summary>
    private TokenSequence Cut(ReadOnlySpan<char> text, int room)
    {
        var tokens = new TokenSequence();
        tokens.Begin([], room + 1);
        Split(text, tokens);
        tokens.End([]);
        return tokens;
    }

    private static (int One, int Two) Shares(int one, int two, int room)
    {
        if (one + two <= room)
        {
            return (one, two);
        }

        var shorter = Math.Min(one, two);
        var longer = Math.Max(shorter, room - shorter);
        if (shorter + longer > room)
        {
            (shorter, longer) = (room / 2, room - (room / 2));
        }

        return one <= two ? (shorter, longer) : (longer, shorter);
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
