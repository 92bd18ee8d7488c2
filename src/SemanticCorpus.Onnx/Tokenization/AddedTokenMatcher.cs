using System.Buffers;

namespace SemanticCorpus.Tokenization;

/// <summary>Finds the added tokens of a text, leftmost first and the longest of those that begin at one place.</summary>
internal sealed class AddedTokenMatcher
{
    private readonly AddedToken[] _tokens;
    private readonly SearchValues<char> _firstUnits;
    private readonly bool _lowercase;

    /// <param name="tokens">The tokens to find.</param>
    /// <param name="lowercase">Whether the text is lower-cased before tokens with <see cref="AddedToken.Normalized"/> are compared.</param>
    public AddedTokenMatcher(IEnumerable<AddedToken> tokens, bool lowercase)
    {
        _lowercase = lowercase;
        _tokens = [.. tokens.Where(t => t.Content.Length > 0).OrderByDescending(t => t.Content.Length)];
        _firstUnits = SearchValues.Create([.. _tokens.SelectMany(FirstUnits).Distinct()]);
    }

    /// <summary>The first added token at or behind <paramref name="from"/>, or null. Its range includes the white space it takes.</summary>
    public AddedToken? Next(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        for (var at = from; at < text.Length; at++)
        {
            var offset = text[at..].IndexOfAny(_firstUnits);
            if (offset < 0)
            {
                break;
            }

            at += offset;
            foreach (var token in _tokens)
            {
                if (Matches(token, text, at))
                {
                    start = token.LeftStrip ? from + text[from..at].TrimEnd().Length : at;
                    end = at + token.Content.Length;
                    end = token.RightStrip ? text.Length - text[end..].TrimStart().Length : end;
                    return token;
                }
            }
        }

        start = end = text.Length;
        return null;
    }

    private IEnumerable<char> FirstUnits(AddedToken token) => IgnoresCase(token)
        ? [char.ToLowerInvariant(token.Content[0]), char.ToUpperInvariant(token.Content[0])]
        : [token.Content[0]];

    private bool IgnoresCase(AddedToken token) => token.Normalized && _lowercase;

    private bool Matches(AddedToken token, ReadOnlySpan<char> text, int at)
    {
        var comparison = IgnoresCase(token) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (!text[at..].StartsWith(token.Content, comparison))
        {
            return false;
        }

        var end = at + token.Content.Length;
        return !token.SingleWord || ((at == 0 || !IsWord(text[at - 1])) && (end == text.Length || !IsWord(text[end])));
    }

    private static bool IsWord(char unit) => char.IsLetterOrDigit(unit) || unit == '_';
}
