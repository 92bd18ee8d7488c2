using System.Collections.Frozen;

namespace SemanticCorpus.Documents.Cleaning;

/// <summary>The words of a short text, lower case, taken apart at everything that is not a letter or digit.</summary>
internal sealed class Words
{
    private readonly string[] _words;

    private Words(string[] words) => _words = words;

    public int Count => _words.Length;

    public string First => _words.Length > 0 ? _words[0] : "";

    /// <summary>Reads at most <paramref name="most"/> words; a longer text counts as having one more.</summary>
    public static Words Of(string text, int most = 60)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length && words.Count <= most; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '\u2019' && start >= 0));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                words.Add(text[start..i].TrimEnd('\'', '\u2019').Replace('\u2019', '\'').ToLowerInvariant());
                start = -1;
            }
        }

        return new Words([.. words]);
    }

    /// <summary>How many of the words are numbers.</summary>
    public int Numbers => _words.Count(word => word.All(char.IsAsciiDigit));

    public bool Any(FrozenSet<string> vocabulary) => Array.Exists(_words, vocabulary.Contains);

    public bool All(FrozenSet<string> vocabulary) => Count > 0 && Array.TrueForAll(_words, vocabulary.Contains);

    public int CountIn(FrozenSet<string> vocabulary) => _words.Count(vocabulary.Contains);

    public bool Has(string word) => Array.IndexOf(_words, word) >= 0;

    public bool Begins(params ReadOnlySpan<string> words) => _words.AsSpan().StartsWith(words);

    /// <summary>The words before the first of <paramref name="stops"/>, or all.</summary>
    public Words Before(FrozenSet<string> stops)
    {
        var at = Array.FindIndex(_words, 1 < _words.Length ? 1 : 0, stops.Contains);
        return at > 0 ? new Words(_words[..at]) : this;
    }

    public IEnumerable<string> In(FrozenSet<string> vocabulary) => _words.Where(vocabulary.Contains);
}
