namespace SemanticCorpus.Documents;

/// <summary>Why a document cannot be read.</summary>
public enum UnreadableReason
{
    /// <summary>There is no text in it.</summary>
    Empty,

    /// <summary>It is not text: an image, an archive, a program.</summary>
    Binary,

    /// <summary>It is a kind of document that is not read, such as RTF.</summary>
    UnsupportedType,

    /// <summary>Its elements are nested beyond what a document needs, which costs a parser more than linear time.</summary>
    TooDeep,

    /// <summary>It is longer than <see cref="DocumentReader.MaxBytes"/>.</summary>
    TooLong,

    /// <summary>It is encrypted.</summary>
    Encrypted,

    /// <summary>It is damaged or cut short.</summary>
    Damaged,

    /// <summary>Reading it takes longer than it may.</summary>
    TooSlow,

    /// <summary>A program that reads it is not installed.</summary>
    MissingProgram,
}
