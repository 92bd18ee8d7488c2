using System.Buffers;

namespace SemanticCorpus.Chunking;

/// <summary>Decides whether a full stop, question mark or exclamation mark ends a sentence.</summary>
/// <param name="Ends">Whether it does.</param>
/// <param name="Next">Index just past the mark, the marks that follow it, and closing quotes and brackets.</param>
internal readonly record struct SentenceEnd(bool Ends, int Next)
{
    private const int LongestWord = 32;

    /// <summary>Characters of addresses, paths and code.</summary>
    private static readonly SearchValues<char> AddressMarks = SearchValues.Create("./@_\\:");

    /// <summary>Whether a sentence may end with this character.</summary>
    public static bool IsMark(char c) => IsWestern(c) || IsAlwaysEnd(c);

    /// <summary>Judges the mark at <paramref name="at"/>.</summary>
    /// <param name="text">The running text.</param>
    /// <param name="at">Index of the mark.</param>
    /// <param name="start">Index of the sentence's first character.</param>
    /// <param name="caseless">Whether the text is written without capitals, so that they tell nothing.</param>
    public static SentenceEnd At(ReadOnlySpan<char> text, int at, int start, bool caseless)
    {
        var (marks, dots) = Marks(text, at);
        var close = Closers(text, marks);
        if (IsAlwaysEnd(text[marks - 1]) || close == text.Length)
        {
            return new SentenceEnd(true, close);
        }

        if (!char.IsWhiteSpace(text[close]))
        {
            return new SentenceEnd(close == marks && dots == 1 && marks == at + 1 && RunsOn(text, at, start), close);
        }

        var next = Openers(text, close);
        if (next == text.Length)
        {
            return new SentenceEnd(true, close);
        }

        if (at > start && char.IsWhiteSpace(text[at - 1]) && dots <= 1)
        {
            return new SentenceEnd(true, close);
        }

        if (dots == 1 && close == marks && AbbreviationChain.Holds(text, at, start, next))
        {
            return new SentenceEnd(false, close);
        }

        if (StartsLower(text[next..]) && !(caseless && close == marks && dots <= 1 && !IsAbbreviated(text, at, start, next)))
        {
            return new SentenceEnd(false, close);
        }

        var ends = dots switch
        {
            0 => true,
            1 => caseless ? !IsAbbreviated(text, at, start, next) : EndsAtStop(text, at, start, next),
            2 => true,
            _ => EndsAtEllipsis(text, at, start, dots, close, next),
        };
        return new SentenceEnd(ends, close);
    }

    /// <summary>Whether the text begins in lower case; names such as "eBay" do not count.</summary>
    private static bool StartsLower(ReadOnlySpan<char> text) => char.IsLower(text[0]) && !(text.Length > 1 && char.IsUpper(text[1]));

    private static bool IsWestern(char c) => c is '.' or '!' or '?' or '\u2026' or '\u061F' or '\u203D';

    private static bool IsAlwaysEnd(char c) => c is '\u3002' or '\uFF01' or '\uFF1F' or '\uFF61' or '\u0964' or '\u06D4';

    /// <summary>The end of a run of marks, dots parted by single spaces included, and how many dots are in it; 0 where it asks or exclaims.</summary>
    private static (int End, int Dots) Marks(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        var dots = 0;
        var other = false;
        while (i < text.Length)
        {
            if (IsMark(text[i]))
            {
                dots += text[i] == '\u2026' ? 3 : 1;
                other |= text[i] is not ('.' or '\u2026');
                i++;
            }
            else if (text[i] is ' ' or '\u00A0' && i + 1 < text.Length && text[i + 1] == '.' && text[i - 1] == '.'
                && (i + 2 == text.Length || !char.IsLetterOrDigit(text[i + 2])))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return (i, other ? 0 : dots);
    }

    /// <summary>Past closing quotes, brackets, marks of emphasis and reference marks.</summary>
    private static int Closers(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] is '"' or '\'' or '\u201D' or '\u2019' or ')' or ']' or '}' or '\u00BB' or '\u300D' or '\u300F' or '\uFF09' or '*' or '_')
            {
                at++;
            }
            else if (ReferenceLength(text[at..]) is > 0 and var length)
            {
                at += length;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    /// <summary>The length of a reference mark such as "[12]", "[citation needed]" or the page number in ":116"; 0 where there is none.</summary>
    private static int ReferenceLength(ReadOnlySpan<char> text)
    {
        var length = 1;
        if (text[0] == '[')
        {
            while (length < Math.Min(text.Length, LongestWord) && (char.IsLetterOrDigit(text[length]) || text[length] == ' '))
            {
                length++;
            }

            return length > 1 && length < text.Length && text[length] == ']' ? length + 1 : 0;
        }

        while (text[0] == ':' && length < Math.Min(text.Length, LongestWord) && (char.IsAsciiDigit(text[length]) || text[length] is '-' or '\u2013' or ','))
        {
            length++;
        }

        return length > 1 && char.IsAsciiDigit(text[1]) && (length == text.Length || char.IsWhiteSpace(text[length])) ? length : 0;
    }

    /// <summary>The first character of what follows, past white space, opening quotes, brackets and marks of emphasis.</summary>
    private static int Openers(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '\'' or '\u201C' or '\u2018' or '(' or '[' or '\u00AB' or '\u00BF' or '\u00A1' or '*' or '_'))
        {
            at++;
        }

        return at;
    }

    private static bool EndsAtEllipsis(ReadOnlySpan<char> text, int at, int start, int dots, int close, int next)
    {
        if (close < text.Length && at > start && text[at - 1] is '[' or '(')
        {
            return false;
        }

        var spaced = at > start && char.IsWhiteSpace(text[at - 1]);
        return char.IsUpper(text[next]) && (dots > 3 || !spaced);
    }

    private static bool EndsAtStop(ReadOnlySpan<char> text, int at, int start, int next)
    {
        var word = WordBefore(text, at, start);
        if (word.IsEmpty || !char.IsLetter(word[0]))
        {
            return word.IsEmpty || word[^1] is not ('\u00B0' or '\u00BA');
        }

        if (Abbreviations.NeverEnds(word))
        {
            return false;
        }

        if (char.IsDigit(text[next]))
        {
            return !Abbreviations.PrecedesNumber(word) && word[^1] != '\u00B0' && !(word.Length == 1 && char.IsUpper(word[0]));
        }

        var starts = Abbreviations.StartsSentence(WordAt(text, next));
        if (word.Length == 1)
        {
            var before = WordBefore(text, at - 1 - Gap(text, at - 1, start), start);
            var named = before.IsEmpty || char.IsUpper(before[0]);
            return !named && (word[0] == 'I' || starts || char.IsLower(word[0]));
        }

        return starts || !(IsAcronym(word) || Abbreviations.MayEnd(word));
    }

    private static bool IsAbbreviated(ReadOnlySpan<char> text, int at, int start, int next)
    {
        var word = WordBefore(text, at, start);
        return word.Length == 1 || IsAcronym(word) || Abbreviations.NeverEnds(word) || Abbreviations.MayEnd(word)
            || (char.IsDigit(text[next]) && Abbreviations.PrecedesNumber(word));
    }

    /// <summary>Whether the word is of the kind of "U.S", "i.v" or "Ph.D": one or two letters between its full stops.</summary>
    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        var letters = 0;
        var stops = 0;
        foreach (var c in word)
        {
            letters = c == '.' ? 0 : letters + 1;
            stops += c == '.' ? 1 : 0;
            if (letters > 2 || !(c == '.' || char.IsLetter(c)))
            {
                return false;
            }
        }

        return stops > 0;
    }

    /// <summary>Whether a space is missing after this full stop: "the end.The next", but not a file name, an address or code.</summary>
    private static bool RunsOn(ReadOnlySpan<char> text, int at, int start)
    {
        var following = WordAt(text, at + 1);
        if (following.Length < 2 || !char.IsUpper(following[0]) || following[1..].ContainsAnyExceptInRange('a', 'z'))
        {
            return false;
        }

        var word = WordBefore(text, at, start);
        if (word.Length < 2 || word.ContainsAny(AddressMarks))
        {
            return false;
        }

        var after = at + 1 + following.Length;
        var whole = after == text.Length || char.IsWhiteSpace(text[after]) || text[after] is ',' or '\'' or '\u2019';
        return Abbreviations.NeverEnds(following) || (whole && Abbreviations.StartsSentence(following));
    }

    private static int Gap(ReadOnlySpan<char> text, int at, int start)
    {
        var gap = 0;
        while (gap < LongestWord && at - gap > start && char.IsWhiteSpace(text[at - gap - 1]))
        {
            gap++;
        }

        return gap;
    }

    /// <summary>The characters before an index back to white space, an opening quote or a bracket; at most <see cref="LongestWord"/>.</summary>
    private static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int at, int start)
    {
        var from = at;
        while (from > start && at - from < LongestWord && !char.IsWhiteSpace(text[from - 1]) && !(text[from - 1] is '(' or '[' or '"' or '\u201C' or '\u2018' or '\u2014'))
        {
            from--;
        }

        return text[from..at];
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestWord && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[at..end];
    }
}
