using System.Buffers;
using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>Cuts a page into blocks: one for each stretch of inline content between block-level boundaries.</summary>
internal sealed class PageBlockBuilder
{
    private static readonly SearchValues<char> Collapsible = SearchValues.Create(" \t\n\r\f");

    private readonly ParsedPage _page;
    private readonly CancellationToken _cancellationToken;
    private readonly PageBlocks _blocks = new();
    private readonly Stack<(BlockKind Kind, int Level)> _kinds = new([(BlockKind.Paragraph, 0)]);
    private MappedText _text = new();
    private IElement _container;
    private double _linkWeight;
    private double _linked;
    private int _groups;
    private bool _insideRow;
    private bool _preformatted;
    private bool _breakBefore;

    private PageBlockBuilder(ParsedPage page, IElement body, CancellationToken cancellationToken)
    {
        _page = page;
        _container = body;
        _cancellationToken = cancellationToken;
    }

    public static PageBlocks Build(ParsedPage page, CancellationToken cancellationToken)
    {
        if (page.Document.Body is not { } body)
        {
            return new PageBlocks();
        }

        var builder = new PageBlockBuilder(page, body, cancellationToken);
        builder.VisitBlock(body);
        return builder._blocks;
    }

    private void Visit(INode node)
    {
        switch (node)
        {
            case IText text:
                AppendText(text);
                break;
            case IElement { LocalName: "br" }:
                BreakLine();
                break;
            case IElement element when ElementKinds.IsUnread(element):
                break;
            case IElement { LocalName: "td" or "th" } when _insideRow:
                if (_text.Length > 0)
                {
                    _text.Append("\t", null);
                }

                VisitChildren(node);
                break;
            case IElement element when ElementKinds.IsBlock(element):
                VisitBlock(element);
                break;
            case IElement { LocalName: "a" } link:
                if (!IsHeadingAnchor(link))
                {
                    VisitLink(link);
                }

                break;
            case IElement:
                VisitChildren(node);
                break;
        }
    }

    private void VisitChildren(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            Visit(child);
        }
    }

    /// <summary>A link in a heading that shows only a sign, such as a pilcrow, and leads to the heading itself.</summary>
    private bool IsHeadingAnchor(IElement link) =>
        _kinds.Peek().Kind == BlockKind.Heading && link.TextContent is { Length: <= 3 } sign && !sign.Any(char.IsLetterOrDigit);

    private void VisitLink(IElement link)
    {
        var outer = _linkWeight;
        _linkWeight = link.GetAttribute("href") switch
        {
            null => 0,
            // A link within the page is a footnote or an entry of the table of contents as often as navigation.
            ['#', ..] => 0.3,
            _ => 1,
        };
        VisitChildren(link);
        _linkWeight = outer;
    }

    private void VisitBlock(IElement element)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_insideRow)
        {
            _text.AppendCollapsedSpace(null);
            VisitChildren(element);
            _text.AppendCollapsedSpace(null);
            return;
        }

        Flush();
        var outer = (_container, _preformatted);
        var first = _blocks.Count;
        _blocks.Elements.Add(element);
        _container = element;
        _preformatted |= element.LocalName == "pre";
        _insideRow = element.LocalName == "tr" && TableShape.IsDataRow(element);
        _kinds.Push(KindOf(element));
        VisitChildren(element);
        Flush();
        _kinds.Pop();
        _insideRow = false;
        (_container, _preformatted) = outer;
        _blocks.SetRange(element, first, _blocks.Count);
    }

    private (BlockKind Kind, int Level) KindOf(IElement element) => element.LocalName switch
    {
        ['h', >= '1' and <= '6'] => (BlockKind.Heading, ElementKinds.HeadingLevel(element)),
        "li" or "dt" or "dd" => (BlockKind.ListItem, 0),
        "pre" => (BlockKind.Code, 0),
        "blockquote" => (BlockKind.Quote, 0),
        "tr" when _insideRow => (BlockKind.TableRow, 0),
        "td" or "th" or "aside" or "figure" or "caption" => (BlockKind.Paragraph, 0),
        _ => _kinds.Peek(),
    };

    private void AppendText(IText node)
    {
        var data = node.Data;
        var before = _text.Length;
        var runs = _page.Text.Of(node);
        var at = 0;
        foreach (var run in runs)
        {
            AppendPiece(data.AsSpan(at, run.Text.Start - at), null, exact: false);
            AppendPiece(data.AsSpan(run.Text.Start, run.Text.Length), run.Source, run.Text.Length == run.Source.Length);
            at = run.Text.End;
        }

        AppendPiece(data.AsSpan(at), null, exact: false);
        _linked += (_text.Length - before) * _linkWeight;
    }

    private void AppendPiece(ReadOnlySpan<char> piece, TextSpan? source, bool exact)
    {
        if (!exact)
        {
            if (_preformatted || piece.IndexOfAny(Collapsible) < 0)
            {
                _text.Append(piece, source);
            }
            else
            {
                AppendCollapsed(piece, _ => source);
            }
        }
        else if (_preformatted)
        {
            _text.AppendExact(piece, source!.Value.Start);
        }
        else
        {
            var start = source!.Value.Start;
            AppendCollapsed(piece, span => new TextSpan(start + span.Start, span.Length));
        }
    }

    private void AppendCollapsed(ReadOnlySpan<char> piece, Func<TextSpan, TextSpan?> placeOf)
    {
        for (var i = 0; i < piece.Length;)
        {
            var start = i;
            var space = Collapsible.Contains(piece[i]);
            while (i < piece.Length && Collapsible.Contains(piece[i]) == space)
            {
                i++;
            }

            var place = placeOf(TextSpan.FromBounds(start, i));
            if (space)
            {
                _text.AppendCollapsedSpace(place);
            }
            else
            {
                _breakBefore = false;
                _text.Append(piece[start..i], place);
            }
        }
    }

    private void BreakLine()
    {
        if (_insideRow)
        {
            _text.AppendCollapsedSpace(null);
        }
        else if (_preformatted)
        {
            _text.Append("\n", null);
        }
        else if (_breakBefore)
        {
            Flush();
        }
        else if (_text.Length > 0)
        {
            _text.Append("\n", null);
            _breakBefore = true;
        }
    }

    private void Flush()
    {
        var (text, runs) = _text.Finish();
        if (text.Length > 0)
        {
            var (kind, level) = _kinds.Peek();
            var draft = new DraftBlock(kind, text, runs)
            {
                HeadingLevel = level,
                LinkedLength = (int)Math.Min(text.Length, Math.Round(_linked)),
                Group = _groups++,
            };
            _blocks.Add(new PageBlock(draft, _container));
        }

        _text = new MappedText();
        _linked = 0;
        _breakBefore = false;
    }
}
