namespace SemanticCorpus.Tokenization.Unicode;

/// <summary>What BERT's normalizer and pre-tokenizer want to know of a code point.</summary>
[Flags]
internal enum CodePointTraits : byte
{
    None = 0,

    /// <summary>A control, format or private-use character, NUL or U+FFFD.</summary>
    Control = 1,

    /// <summary>White space; takes precedence nowhere: U+000B is both this and <see cref="Control"/>.</summary>
    WhiteSpace = 2,

    /// <summary>Punctuation, or an ASCII symbol that BERT counts as such.</summary>
    Punctuation = 4,

    /// <summary>A CJK ideograph in the blocks that BERT sets apart.</summary>
    Ideograph = 8,

    /// <summary>A nonspacing mark.</summary>
    NonspacingMark = 16,

    /// <summary>Has a canonical decomposition.</summary>
    Decomposes = 32,

    /// <summary>Has a canonical combining class other than 0.</summary>
    Combining = 64,
}
