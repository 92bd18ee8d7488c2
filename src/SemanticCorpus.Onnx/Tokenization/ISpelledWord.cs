namespace SemanticCorpus.Tokenization;

/// <summary>A normalized word and the place of each of its code units in the text.</summary>
internal interface ISpelledWord
{
    /// <summary>Number of code units.</summary>
    int Length { get; }

    /// <summary>Number of code points.</summary>
    int CodePoints { get; }

    /// <summary>A code unit.</summary>
    char this[int index] { get; }

    /// <summary>Where the text of a code unit begins.</summary>
    int StartOf(int index);

    /// <summary>Where the text of a code unit ends.</summary>
    int EndOf(int index);
}
