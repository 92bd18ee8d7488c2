namespace SemanticCorpus.Documents.Html;

/// <summary>
/// Refuses pages whose nesting would cost the parser quadratic time, by a linear scan of the tags before it is run.
/// </summary>
/// <remarks>
/// Elements whose end tag may be left out do not count, so a long list of unclosed items passes. Unclosed formatting elements
/// are opened again in every block that follows them; that work is bounded as well.
/// </remarks>
internal static class NestingGuard
{
    /// <summary>Deepest nesting read. Browsers flatten what lies below 512.</summary>
    public const int MaxDepth = 1000;

    private const long MaxReopened = 2_000_000;

    private static readonly HashSet<string> Uncounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption",
        "option", "optgroup", "rp", "rt", "rb", "rtc", "frame", "keygen",
    };

    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    private static readonly HashSet<string> RawText = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    };

    /// <summary>Throws if the page is nested too deep.</summary>
    /// <exception cref="UnreadableDocumentException">With <see cref="UnreadableReason.TooDeep"/>.</exception>
    public static void Check(string html, CancellationToken cancellationToken)
    {
        var names = Uncounted.GetAlternateLookup<ReadOnlySpan<char>>();
        var formatting = Formatting.GetAlternateLookup<ReadOnlySpan<char>>();
        var raw = RawText.GetAlternateLookup<ReadOnlySpan<char>>();
        var open = new OpenElements();
        long reopened = 0;
        for (var at = 0; (at = html.IndexOf('<', at)) >= 0 && at + 1 < html.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (html.AsSpan(at).StartsWith("<!--"))
            {
                at = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (at < 0)
                {
                    return;
                }

                continue;
            }

            var closing = html[at + 1] == '/';
            var nameStart = at + (closing ? 2 : 1);
            var nameEnd = nameStart;
            while (nameEnd < html.Length && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] == '-'))
            {
                nameEnd++;
            }

            if (nameEnd == nameStart || !char.IsAsciiLetter(html[nameStart]))
            {
                at++;
                continue;
            }

            var name = html.AsSpan(nameStart, nameEnd - nameStart);
            at = TagEnd(html, nameEnd);
            if (names.Contains(name))
            {
                reopened += closing ? 0 : open.Formatting;
            }
            else if (closing)
            {
                open.Close(name);
            }
            else if (html[at - 1] != '/' || at - 1 < nameEnd)
            {
                var isFormatting = formatting.Contains(name);
                reopened += isFormatting ? 0 : open.Formatting;
                open.Open(name, isFormatting);
                if (raw.Contains(name) && !SkipRawText(html, name, ref at))
                {
                    return;
                }
            }

            if (open.Depth > MaxDepth || reopened > MaxReopened)
            {
                throw new UnreadableDocumentException(
                    UnreadableReason.TooDeep,
                    $"The page's elements are nested more than {MaxDepth} deep; it is not a page written for readers.");
            }
        }
    }

    private static int TagEnd(string html, int from)
    {
        var quote = '\0';
        for (var i = from; i < html.Length; i++)
        {
            var c = html[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && i > from && html[i - 1] is '=' or ' ')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i;
            }
        }

        return html.Length - 1;
    }

    private static bool SkipRawText(string html, ReadOnlySpan<char> name, ref int at)
    {
        for (var end = at; (end = html.IndexOf("</", end, StringComparison.Ordinal)) >= 0; end += 2)
        {
            if (html.AsSpan(end + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                at = end;
                return true;
            }
        }

        return false;
    }

    /// <summary>The elements open at a point, with as much bookkeeping as keeps closing linear over the whole page.</summary>
    private sealed class OpenElements
    {
        private readonly Stack<string> _stack = new();
        private readonly Dictionary<string, int> _counts = new(StringComparer.OrdinalIgnoreCase);

        public int Depth => _stack.Count;

        public int Formatting { get; private set; }

        public void Open(ReadOnlySpan<char> name, bool formatting)
        {
            var text = name.ToString();
            _stack.Push(text);
            _counts[text] = _counts.GetValueOrDefault(text) + 1;
            Formatting += formatting ? 1 : 0;
        }

        public void Close(ReadOnlySpan<char> name)
        {
            if (_counts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var count) && count > 0)
            {
                string popped;
                do
                {
                    popped = _stack.Pop();
                    _counts[popped]--;
                    Formatting -= NestingGuard.Formatting.Contains(popped) ? 1 : 0;
                }
                while (!name.Equals(popped, StringComparison.OrdinalIgnoreCase));
            }
        }
    }
}
