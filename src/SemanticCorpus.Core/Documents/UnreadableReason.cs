namespace SemanticCorpus.Documents;

/// <summary>Why a document cannot be read.</summary>
public enum UnreadableReason
{
    /// <summary>There is no text in it.</summary>
    Empty,

    /// <summary>It is not text: an image, an archive, a program.</summary>
    Binary,

    /// <summary>It is a kind of document that is not read, such as PDF.</summary>
    UnsupportedType,

    /// <summary>Its elements are nested beyond what a document needs, which costs a parser more than linear time.</summary>
    TooDeep,

    /// <summary>It is longer than <see cref="DocumentReader.MaxBytes"/>.</summary>
    TooLong,
}
