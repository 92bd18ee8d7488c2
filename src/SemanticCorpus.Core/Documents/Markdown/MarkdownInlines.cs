using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SemanticCorpus.Documents.Markdown;

/// <summary>
/// Collects the text of inline elements with its places. The places that the parser gives are checked against the source and
/// looked for further on in the block where they do not hold.
/// </summary>
internal sealed class MarkdownInlines
{
    private readonly string _source;
    private readonly TextSpan _block;
    private readonly MappedText _text = new();
    private int _reached;
    private bool _insideLink;

    public MarkdownInlines(string source, MarkdownObject block)
    {
        _source = source;
        var start = Math.Clamp(block.Span.Start, 0, source.Length);
        _block = TextSpan.FromBounds(start, Math.Clamp(block.Span.End + 1, start, source.Length));
        _reached = start;
    }

    public int LinkedLength { get; private set; }

    public (string Text, IReadOnlyList<SourceRun> Runs) Finish() => _text.Finish();

    public void AppendTab() => _text.Append("\t", null);

    public void AppendBreak() => _text.Append("\n", null);

    public void Append(ContainerInline? container)
    {
        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            Append(inline);
        }
    }

    /// <summary>Adds text that the parser says stands at <paramref name="position"/>.</summary>
    public void AppendAt(ReadOnlySpan<char> text, int position)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (StandsAt(text, position) || StandsAfter(text, out position))
        {
            _text.AppendExact(text, position);
            _reached = position + text.Length;
        }
        else
        {
            _text.Append(text, _block with { Start = _reached, Length = Math.Max(0, _block.End - _reached) });
        }

        LinkedLength += _insideLink ? text.Length : 0;
    }

    /// <summary>Adds a stretch of the source with its white space collapsed.</summary>
    public void AppendCollapsed(int from, int to)
    {
        for (var at = from; at < to;)
        {
            var start = at;
            var space = char.IsWhiteSpace(_source[at]);
            while (at < to && char.IsWhiteSpace(_source[at]) == space)
            {
                at++;
            }

            if (space)
            {
                _text.AppendCollapsedSpace(TextSpan.FromBounds(start, at));
            }
            else
            {
                _text.AppendExact(_source.AsSpan(start, at - start), start);
            }
        }
    }

    private void Append(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                AppendAt(literal.Content.AsSpan(), literal.Span.Start);
                break;
            case CodeInline code:
                AppendAt(code.Content, code.Span.Start + code.DelimiterCount);
                break;
            case HtmlEntityInline entity:
                _text.Append(entity.Transcoded.AsSpan(), new TextSpan(entity.Span.Start, entity.Span.Length));
                _reached = entity.Span.End + 1;
                break;
            case LineBreakInline lineBreak:
                AppendBreak(lineBreak);
                break;
            case AutolinkInline autolink:
                AppendAt(autolink.Url, autolink.Span.Start + 1);
                break;
            case HtmlInline or TaskList or FootnoteLink or LinkInline { IsImage: true }:
                break;
            case LinkInline link:
                var outer = _insideLink;
                _insideLink = link.Url is not ['#', ..];
                Append((ContainerInline)link);
                _insideLink = outer;
                break;
            case ContainerInline container:
                Append(container);
                break;
        }
    }

    private void AppendBreak(LineBreakInline lineBreak)
    {
        var place = lineBreak.Span.Length > 0 && lineBreak.Span.End < _source.Length ? new TextSpan(lineBreak.Span.Start, lineBreak.Span.Length) : (TextSpan?)null;
        if (lineBreak.IsHard)
        {
            _text.Append("\n", place);
        }
        else
        {
            _text.AppendCollapsedSpace(place);
        }
    }

    private bool StandsAt(ReadOnlySpan<char> text, int position) =>
        position >= _reached && position + text.Length <= _source.Length && _source.AsSpan(position, text.Length).SequenceEqual(text);

    private bool StandsAfter(ReadOnlySpan<char> text, out int position)
    {
        var found = _reached < _block.End ? _source.AsSpan(_reached, _block.End - _reached).IndexOf(text) : -1;
        position = _reached + Math.Max(0, found);
        return found >= 0;
    }
}
