using SemanticCorpus.Documents;

namespace SemanticCorpus.Chunking;

/// <summary>Finds the sentences of running text by rules for English; full stops of other scripts end a sentence as well.</summary>
public static class SentenceSplitter
{
    /// <summary>A line shorter than this is not the wrapped line of a paragraph: its break ends a sentence.</summary>
    private const int WrappedLineLength = 40;

    /// <summary>The sentences in a range of a text, in time linear in its length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">Where to look; nothing outside it is read.</param>
    /// <returns>Ranges of <paramref name="text"/> without surrounding white space, ascending; together they hold all but white space.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range reaches past the text.</exception>
    public static IReadOnlyList<TextSpan> Split(string text, TextSpan range)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(range.Start);
        ArgumentOutOfRangeException.ThrowIfNegative(range.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(range.End, text.Length);
        var sentences = new List<TextSpan>();
        var part = text.AsSpan(range.Start, range.Length);
        var caseless = part.IndexOfAnyInRange('A', 'Z') < 0;
        var start = Skip(part, 0);
        var lineStart = start;
        var item = ItemAt(part, start);
        var i = start;
        while (i < part.Length)
        {
            var end = i;
            var next = i + 1;
            if (char.IsWhiteSpace(part[i]))
            {
                next = Skip(part, i);
                var breaks = part[i..next].Count('\n');
                var marker = next < part.Length ? ListOrdinal.At(part[next..]) : default;
                end = next < part.Length
                    && (breaks > 1 || (breaks == 1 && i - lineStart < WrappedLineLength) || marker.Follows(item.Ordinal) || IsBullet(part[next]))
                    && i > start ? i : -1;
                lineStart = breaks > 0 ? next : lineStart;
            }
            else if (SentenceEnd.IsMark(part[i]))
            {
                var mark = SentenceEnd.At(part, i, start, caseless);
                next = Math.Max(mark.Next, i + 1);
                end = mark.Ends && next > item.End ? next : -1;
            }
            else
            {
                end = -1;
            }

            if (end >= 0)
            {
                Add(sentences, part, start, end, range.Start);
                start = Skip(part, end);
                next = start;
                lineStart = start;
                var opened = ItemAt(part, start);
                item = opened.Ordinal.Length > 0 ? opened : (item.Ordinal, opened.End);
            }

            i = next;
        }

        Add(sentences, part, start, part.Length, range.Start);
        return sentences;
    }

    private static bool IsBullet(char c) => c is '\u2022' or '\u2043' or '\u25E6' or '\u25AA' or '\u2023' or '\u25CF';

    /// <summary>The list marker at the start of a sentence, and where it ends: a full stop inside it ends nothing.</summary>
    private static (ListOrdinal Ordinal, int End) ItemAt(ReadOnlySpan<char> part, int start)
    {
        var at = start;
        if (at < part.Length && IsBullet(part[at]))
        {
            at = Skip(part, at + 1);
        }

        var ordinal = at < part.Length ? ListOrdinal.At(part[at..]) : default;
        return (ordinal, at + ordinal.Length);
    }

    private static void Add(List<TextSpan> sentences, ReadOnlySpan<char> part, int start, int end, int offset)
    {
        while (end > start && char.IsWhiteSpace(part[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(TextSpan.FromBounds(offset + start, offset + end));
        }
    }

    private static int Skip(ReadOnlySpan<char> part, int at)
    {
        while (at < part.Length && char.IsWhiteSpace(part[at]))
        {
            at++;
        }

        return at;
    }
}
