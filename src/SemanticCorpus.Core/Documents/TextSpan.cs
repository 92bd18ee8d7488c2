namespace SemanticCorpus.Documents;

/// <summary>A half-open range of a text, in UTF-16 code units, as <see cref="string"/> counts them.</summary>
/// <param name="Start">Index of the first code unit.</param>
/// <param name="Length">Number of code units; 0 for an empty range.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Index just past the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>The part of <paramref name="text"/> that the span names.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches past the text.</exception>
    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Substring(Start, Length);
    }

    /// <summary>Whether <paramref name="index"/> lies in the span.</summary>
    public bool Contains(int index) => index >= Start && index < End;

    /// <summary>The same range counted from <paramref name="delta"/> further on.</summary>
    public TextSpan Shift(int delta) => new(Start + delta, Length);
}
