namespace SemanticCorpus.Formats.Packages;

/// <summary>Tells a book from other packages: its first file says what it is, unpacked.</summary>
internal static class ZipNames
{
    private const int WhereTheTypeStands = 200;

    public static bool IsBook(ReadOnlySpan<byte> content) =>
        content[..Math.Min(content.Length, WhereTheTypeStands)].IndexOf("application/epub+zip"u8) >= 0;
}
