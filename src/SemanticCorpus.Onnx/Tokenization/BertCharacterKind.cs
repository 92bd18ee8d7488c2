namespace SemanticCorpus.Tokenization;

/// <summary>What happens to a character where a word could begin.</summary>
internal enum BertCharacterKind : byte
{
    /// <summary>Needs normalization.</summary>
    Other,

    /// <summary>An ASCII character that is part of a word.</summary>
    Ascii,

    /// <summary>White space or dropped.</summary>
    Ignored,

    /// <summary>A word of its own that normalization leaves as it is.</summary>
    Single,
}
