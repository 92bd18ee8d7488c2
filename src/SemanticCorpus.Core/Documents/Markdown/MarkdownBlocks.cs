using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace SemanticCorpus.Documents.Markdown;

/// <summary>Turns a Markdown syntax tree into blocks.</summary>
internal sealed class MarkdownBlocks(string source, CancellationToken cancellationToken)
{
    private readonly List<DraftBlock> _blocks = [];
    private int _groups;

    public static List<DraftBlock> Of(string source, MarkdownDocument document, CancellationToken cancellationToken)
    {
        var blocks = new MarkdownBlocks(source, cancellationToken);
        blocks.VisitAll(document, BlockKind.Paragraph);
        return blocks._blocks;
    }

    private void VisitAll(ContainerBlock container, BlockKind kind)
    {
        foreach (var child in container)
        {
            Visit(child, kind);
        }
    }

    private void Visit(Block block, BlockKind kind)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (block)
        {
            case YamlFrontMatterBlock or LinkReferenceDefinitionGroup or ThematicBreakBlock or HtmlBlock { Type: HtmlBlockType.Comment }:
                break;
            case HeadingBlock heading:
                AddInlines(heading, BlockKind.Heading, heading.Level);
                break;
            case CodeBlock code:
                AddLines(code, BlockKind.Code);
                break;
            case HtmlBlock html:
                AddMarkup(html, kind);
                break;
            case Table table:
                foreach (var row in table.OfType<TableRow>())
                {
                    AddRow(row);
                }

                break;
            case QuoteBlock quote:
                VisitAll(quote, BlockKind.Quote);
                break;
            case ListItemBlock or DefinitionItem:
                VisitAll((ContainerBlock)block, BlockKind.ListItem);
                break;
            case ContainerBlock container:
                VisitAll(container, kind);
                break;
            case LeafBlock leaf:
                AddInlines(leaf, kind, 0);
                break;
        }
    }

    private void AddInlines(LeafBlock leaf, BlockKind kind, int level)
    {
        var text = new MarkdownInlines(source, leaf);
        text.Append(leaf.Inline);
        Add(text, kind, level);
    }

    private void AddRow(TableRow row)
    {
        var text = new MarkdownInlines(source, row);
        var first = true;
        foreach (var leaf in row.OfType<TableCell>().SelectMany(cell => cell.OfType<LeafBlock>()))
        {
            if (!first)
            {
                text.AppendTab();
            }

            first = false;
            text.Append(leaf.Inline);
        }

        Add(text, BlockKind.TableRow, 0);
    }

    private void AddLines(LeafBlock block, BlockKind kind)
    {
        var text = new MarkdownInlines(source, block);
        var lines = block.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                text.AppendBreak();
            }

            text.AppendAt(lines.Lines[i].Slice.AsSpan(), lines.Lines[i].Position);
        }

        Add(text, kind, 0);
    }

    /// <summary>The text of a block of HTML, its tags left out.</summary>
    private void AddMarkup(HtmlBlock html, BlockKind kind)
    {
        var end = Math.Min(source.Length, html.Span.End + 1);
        var text = new MarkdownInlines(source, html);
        for (var at = html.Span.Start; at < end;)
        {
            var tag = source.IndexOf('<', at, end - at);
            var stop = tag < 0 ? end : tag;
            text.AppendCollapsed(at, stop);
            if (tag < 0)
            {
                break;
            }

            var close = source.IndexOf('>', tag, end - tag);
            at = close < 0 ? end : close + 1;
        }

        if (html.Type != HtmlBlockType.ScriptPreOrStyle)
        {
            Add(text, kind, 0);
        }
    }

    private void Add(MarkdownInlines inlines, BlockKind kind, int level)
    {
        var (text, runs) = inlines.Finish();
        if (text.Length > 0)
        {
            _blocks.Add(new DraftBlock(kind, text, runs) { HeadingLevel = level, LinkedLength = Math.Min(inlines.LinkedLength, text.Length), Group = _groups++ });
        }
    }
}
