namespace SemanticCorpus.Storage.Sqlite;

/// <summary>The row of a passage: its document's key and its position in one number, so that the passages of a document,
/// and of documents stored one after another, lie side by side.</summary>
internal static class PassageKey
{
    private const int PositionBits = 24;

    /// <summary>Most passages a document can have.</summary>
    public const int MaxPassages = 1 << PositionBits;

    public static long First(long document) => document << PositionBits;

    public static long Last(long document) => First(document) + MaxPassages - 1;

    public static long Of(long document, int position) => First(document) + position;

    public static long Document(long key) => key >> PositionBits;
}
