using System.Globalization;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Chunking;

/// <summary>Divides a sentence that is too long for a passage: after clause marks, else between words, else inside a word.</summary>
internal static class LongText
{
    /// <summary>A longer word is taken in parts: a path, encoded data, or a script without spaces.</summary>
    private const int LongestWord = 48;

    /// <summary>Pieces of at most <paramref name="limit"/> tokens that hold all of the span but white space, in linear time.</summary>
    public static IEnumerable<(TextSpan Span, int Tokens)> Split(string text, TextSpan span, int limit, TokenCounter count)
    {
        var words = new List<(TextSpan Span, int Tokens)>();
        foreach (var word in Words(text, span))
        {
            AddWord(words, text, word, limit, count);
        }

        var first = 0;
        while (first < words.Count)
        {
            var tokens = 0;
            var last = first;
            var clause = -1;
            var clauseTokens = 0;
            while (last < words.Count && (last == first || tokens + words[last].Tokens <= limit))
            {
                tokens += words[last].Tokens;
                if (IsClauseMark(text[words[last].Span.End - 1]) && tokens * 2 >= limit)
                {
                    (clause, clauseTokens) = (last, tokens);
                }

                last++;
            }

            if (last < words.Count && clause >= 0)
            {
                (last, tokens) = (clause + 1, clauseTokens);
            }

            yield return (TextSpan.FromBounds(words[first].Span.Start, words[last - 1].Span.End), tokens);
            first = last;
        }
    }

    private static bool IsClauseMark(char c) => c is ',' or ';' or ':' or ')' or '\u2014' or '\u2013' or '\u3001' or '\uFF0C' or '\uFF1B' or '\u060C';

    private static IEnumerable<TextSpan> Words(string text, TextSpan span)
    {
        var at = span.Start;
        while (at < span.End)
        {
            var start = at;
            while (at < span.End && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                yield return TextSpan.FromBounds(start, at);
            }

            at++;
        }
    }

    private static void AddWord(List<(TextSpan Span, int Tokens)> words, string text, TextSpan word, int limit, TokenCounter count)
    {
        var at = word.Start;
        var longest = LongestWord;
        while (at < word.End)
        {
            var end = word.End - at <= longest ? word.End : PartEnd(text, at, at + longest);
            var tokens = TokenWeight.Of(text.AsSpan(at, end - at), count);
            if (tokens > limit && longest > 1)
            {
                longest /= 2;
                continue;
            }

            words.Add((TextSpan.FromBounds(at, end), Math.Min(tokens, limit)));
            at = end;
        }
    }

    /// <summary>A place near the end to part a word at: after a mark, else between characters, never inside one that is written with several code units
    /// unless that is itself longer than a part.</summary>
    private static int PartEnd(string text, int start, int end)
    {
        for (var i = end; i > start + ((end - start) / 2); i--)
        {
            if (!char.IsLetterOrDigit(text[i - 1]) && !Joins(text, i))
            {
                return i;
            }
        }

        for (var i = end; i > start; i--)
        {
            if (!Joins(text, i))
            {
                return i;
            }
        }

        return char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? end + 1 : end;
    }

    /// <summary>Whether the character at an index belongs to the one before it.</summary>
    private static bool Joins(string text, int at) =>
        char.IsLowSurrogate(text[at]) || text[at] == '\u200D' || text[at - 1] == '\u200D'
        || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
}
