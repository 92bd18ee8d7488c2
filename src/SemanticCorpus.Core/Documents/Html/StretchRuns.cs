using AngleSharp.Html;

namespace SemanticCorpus.Documents.Html;

/// <summary>Takes a stretch of text apart into runs that stand unchanged in the source and character references.</summary>
internal static class StretchRuns
{
    /// <summary>The longest name of a reference, in code units, that HTML defines.</summary>
    private const int LongestName = 32;

    public static IEnumerable<SourceRun> Of(string html, TextStretch stretch)
    {
        var text = stretch.Text;
        var source = stretch.Source;
        if (text.Length == source.Length && html.AsSpan(source.Start, source.Length).SequenceEqual(text))
        {
            return text.Length == 0 ? [] : [new SourceRun(new TextSpan(0, text.Length), source)];
        }

        return Walk(html, stretch) ?? [new SourceRun(new TextSpan(0, text.Length), source)];
    }

    private static List<SourceRun>? Walk(string html, TextStretch stretch)
    {
        var collected = new MappedText();
        var text = stretch.Text;
        var at = stretch.Source.Start;
        var i = 0;
        while (i < text.Length && at < stretch.Source.End)
        {
            var sourceLength = 1;
            var textLength = 1;
            if (html[at] == '&' && Reference(html, at, stretch.Source.End, text, i) is { } reference)
            {
                (sourceLength, textLength) = reference;
            }
            else if (html[at] == '\r' && text[i] == '\n')
            {
                sourceLength = at + 1 < stretch.Source.End && html[at + 1] == '\n' ? 2 : 1;
            }
            else if (html[at] == '\0' && text[i] is not ('\0' or '\uFFFD'))
            {
                at++;
                continue;
            }
            else if (html[at] != text[i] && !(html[at] == '\0' && text[i] == '\uFFFD'))
            {
                return null;
            }

            collected.Append(text.AsSpan(i, textLength), new TextSpan(at, sourceLength));
            i += textLength;
            at += sourceLength;
        }

        return i == text.Length ? collected.Runs : null;
    }

    private static (int Source, int Text)? Reference(string html, int at, int end, string text, int i)
    {
        if (at + 1 >= end)
        {
            return null;
        }

        return html[at + 1] == '#' ? Numeric(html, at, end, text, i) : Named(html, at, end, text, i);
    }

    /// <summary>What a number resolves to is the parser's affair (some are remapped); only its extent is needed.</summary>
    private static (int Source, int Text)? Numeric(string html, int at, int end, string text, int i)
    {
        var p = at + 2;
        var hex = p < end && html[p] is 'x' or 'X';
        p += hex ? 1 : 0;
        var digits = p;
        while (p < end && (hex ? char.IsAsciiHexDigit(html[p]) : char.IsAsciiDigit(html[p])))
        {
            p++;
        }

        if (p == digits)
        {
            return null;
        }

        p += p < end && html[p] == ';' ? 1 : 0;
        return (p - at, char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1);
    }

    private static (int Source, int Text)? Named(string html, int at, int end, string text, int i)
    {
        var p = at + 1;
        while (p < end && p - at <= LongestName && char.IsAsciiLetterOrDigit(html[p]))
        {
            p++;
        }

        if (p < end && html[p] == ';')
        {
            p++;
        }

        for (; p > at + 1; p--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(html[(at + 1)..p]) is { Length: > 0 } symbol)
            {
                return text.AsSpan(i).StartsWith(symbol) ? (p - at, symbol.Length) : null;
            }
        }

        return null;
    }
}
