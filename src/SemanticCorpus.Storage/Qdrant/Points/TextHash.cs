using System.Text;

namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>Hashes of texts that stay the same for ever, as they are stored: FNV-1a (Fowler, Noll, Vo), its bits mixed once more at the end.</summary>
internal static class TextHash
{
    /// <summary>Longest prefix of a source that can be filtered by.</summary>
    public const int LongestPrefix = 256;

    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The index of a term in sparse vectors.</summary>
    public static uint OfTerm(string term)
    {
        var hash = Basis;
        foreach (var one in Encoding.UTF8.GetBytes(term))
        {
            hash = (hash ^ one) * Prime;
        }

        return (uint)(Mix(hash) >> 32);
    }

    /// <summary>Hashes of a text's beginnings of 1, 2, ... characters.</summary>
    public static IReadOnlyList<long> OfPrefixes(string text)
    {
        var hashes = new long[Math.Min(text.Length, LongestPrefix)];
        var hash = Basis;
        for (var i = 0; i < hashes.Length; i++)
        {
            hash = (hash ^ text[i]) * Prime;
            hashes[i] = (long)Mix(hash);
        }

        return hashes;
    }

    // The finalizer of SplitMix64: FNV alone leaves texts that differ in the last character close together.
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
