using SemanticCorpus.Analysis;

namespace SemanticCorpus.Duplicates;

/// <summary>The runs of three words of a text, as hashes: what is compared to find texts that say the same in the same words (Broder, 1997).
/// Case, punctuation and white space do not count; a text of fewer words is one run.</summary>
public sealed class Shingles
{
    private const int Words = 3;

    private readonly ulong[] hashes;

    private Shingles(ulong[] hashes) => this.hashes = hashes;

    /// <summary>The distinct hashes, ascending.</summary>
    public ReadOnlySpan<ulong> Hashes => hashes;

    /// <summary>The runs of a text.</summary>
    public static Shingles Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = WordHashes(text);
        var runs = new HashSet<ulong>(words.Count);
        for (var i = 0; i + Words <= words.Count; i++)
        {
            runs.Add(Mix((words[i] * 0x9E3779B97F4A7C15) ^ (words[i + 1] * 0xC2B2AE3D27D4EB4F) ^ words[i + 2]));
        }

        if (runs.Count == 0 && words.Count > 0)
        {
            runs.Add(Mix(words.Aggregate((left, right) => Mix(left) ^ right)));
        }

        ulong[] hashes = [.. runs];
        Array.Sort(hashes);
        return new Shingles(hashes);
    }

    /// <summary>The share of the shorter text's runs that the other has too (Broder's containment); a copy inside other text has it near 1.</summary>
    /// <returns>0 to 1; 0 where a text has no words, or where the shorter has less than a third of the other's runs: a quotation is no copy.</returns>
    public double Containment(Shingles other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (less, more) = hashes.Length <= other.hashes.Length ? (hashes, other.hashes) : (other.hashes, hashes);
        if (less.Length == 0 || less.Length * 3 < more.Length)
        {
            return 0;
        }

        var (shared, i, j) = (0, 0, 0);
        while (i < less.Length && j < more.Length)
        {
            var order = less[i].CompareTo(more[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return (double)shared / less.Length;
    }

    private static List<ulong> WordHashes(string text)
    {
        const ulong offset = 14695981039346656037;
        var words = new List<ulong>(text.Length / 6);
        var (hash, inWord) = (offset, false);
        foreach (var c in text)
        {
            // Scripts without blanks count by the character.
            var alone = WordCharacters.IsIdeographic(c);
            if (inWord && (alone || !char.IsLetterOrDigit(c)))
            {
                words.Add(hash);
                (hash, inWord) = (offset, false);
            }

            if (alone)
            {
                words.Add((offset ^ c) * 1099511628211);
            }
            else if (char.IsLetterOrDigit(c))
            {
                (hash, inWord) = ((hash ^ char.ToLowerInvariant(c)) * 1099511628211, true);
            }
        }

        if (inWord)
        {
            words.Add(hash);
        }

        return words;
    }

    /// <summary>The finalizer of MurmurHash3: every bit of the result depends on every bit of the value.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}
