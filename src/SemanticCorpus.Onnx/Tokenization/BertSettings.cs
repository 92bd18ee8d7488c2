namespace SemanticCorpus.Tokenization;

/// <summary>How a BERT tokenizer treats text; the names are those of the model folder's settings.</summary>
internal sealed record BertSettings
{
    /// <summary>Whether control characters are dropped.</summary>
    public bool CleanText { get; init; } = true;

    /// <summary>Whether each CJK ideograph is a word of its own.</summary>
    public bool HandleChineseChars { get; init; } = true;

    /// <summary>Whether text is decomposed and nonspacing marks are dropped.</summary>
    public bool StripAccents { get; init; } = true;

    /// <summary>Whether text is lower-cased.</summary>
    public bool Lowercase { get; init; } = true;

    /// <summary>What the vocabulary puts before a piece that does not begin a word.</summary>
    public string ContinuingSubwordPrefix { get; init; } = "##";

    /// <summary>The token for a word that the vocabulary cannot spell.</summary>
    public string UnknownToken { get; init; } = "[UNK]";

    /// <summary>Longest word in code points; longer ones are unknown.</summary>
    public int MaxInputCharsPerWord { get; init; } = 100;

    /// <summary>Tokens in front of every text.</summary>
    public IReadOnlyList<string> Prefix { get; init; } = ["[CLS]"];

    /// <summary>Tokens behind every text.</summary>
    public IReadOnlyList<string> Suffix { get; init; } = ["[SEP]"];

    /// <summary>Tokens between the two texts of a pair.</summary>
    public IReadOnlyList<string> Between { get; init; } = ["[SEP]"];

    /// <summary>Token type of a pair's second text.</summary>
    public int SecondType { get; init; } = 1;

    /// <summary>Tokens that are found in the text before it is cut into words.</summary>
    public IReadOnlyList<AddedToken> AddedTokens { get; init; } = [];
}
