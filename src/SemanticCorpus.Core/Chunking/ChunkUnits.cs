using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Chunking;

/// <summary>Takes a document apart into the units that passages are made of.</summary>
internal static class ChunkUnits
{
    private const double InsideSentence = 2;
    private const double AfterHeading = 12;
    private const double AfterIntroduction = 1.5;
    private const double BetweenSentences = 0.6;
    private const double BetweenItems = 0.35;
    private const double BetweenBlocks = 0.1;

    /// <summary>The blocks that have text, each with the headings it stands under.</summary>
    public static List<ChunkSection> Sections(CleanedDocument document, string? title, TokenCounter count)
    {
        var blocks = document.Blocks.Count > 0
            ? document.Blocks
            : [new DocumentBlock(BlockKind.Paragraph, 0, new TextSpan(0, document.Text.Length))];
        var sections = new List<ChunkSection>(blocks.Count);
        var node = HeadingNode.Root(title, count);
        foreach (var block in blocks)
        {
            if (document.Text.AsSpan(block.Span.Start, block.Span.Length).IsWhiteSpace())
            {
                continue;
            }

            if (block.Kind == BlockKind.Heading)
            {
                node = node.After(block.HeadingLevel, block.Span.Of(document.Text), title, count);
            }

            sections.Add(new ChunkSection(block, node, node));
        }

        for (var i = sections.Count - 2; i >= 0; i--)
        {
            if (sections[i].Block.Kind == BlockKind.Heading)
            {
                sections[i] = sections[i] with { Body = sections[i + 1].Body };
            }
        }

        return sections;
    }

    /// <summary>The units of all sections in order, none heavier than a passage that begins with it may be.</summary>
    public static List<ChunkUnit> Of(string text, List<ChunkSection> sections, TokenCounter count, ChunkingOptions options)
    {
        var units = new List<ChunkUnit>();
        for (var i = 0; i < sections.Count; i++)
        {
            var budget = Chunker.Budget(sections[i], options);
            var cost = i == 0 ? 0 : BreakCost(text, sections[i - 1].Block, sections[i].Block);
            var isCode = sections[i].Block.Kind == BlockKind.Code;
            var sentences = Sentences(text, sections[i].Block);
            for (var s = 0; s < sentences.Count; s++)
            {
                var sentence = sentences[s];
                if (s > 0)
                {
                    cost = !isCode ? BetweenSentences : HasBlankLine(text, sentences[s - 1].End, sentence.Start) ? BetweenBlocks : BetweenItems;
                }

                var tokens = TokenWeight.Of(text.AsSpan(sentence.Start, sentence.Length), count);
                if (tokens <= budget)
                {
                    units.Add(new ChunkUnit(sentence, tokens, cost, i));
                }
                else
                {
                    foreach (var (span, weight) in LongText.Split(text, sentence, Math.Min(budget, options.TargetTokens), count))
                    {
                        units.Add(new ChunkUnit(span, weight, cost, i));
                        cost = InsideSentence;
                    }
                }
            }
        }

        return units;
    }

    private static IReadOnlyList<TextSpan> Sentences(string text, DocumentBlock block) => block.Kind switch
    {
        BlockKind.Heading => Lines(text, block.Span, whole: true),
        BlockKind.Code or BlockKind.TableRow => Lines(text, block.Span, whole: false),
        _ => SentenceSplitter.Split(text, block.Span),
    };

    /// <summary>The lines that have text, or all of them as one, without surrounding white space.</summary>
    private static List<TextSpan> Lines(string text, TextSpan span, bool whole)
    {
        var lines = new List<TextSpan>();
        var at = span.Start;
        while (at < span.End)
        {
            var length = whole ? -1 : text.AsSpan(at, span.End - at).IndexOf('\n');
            var end = length < 0 ? span.End : at + length;
            var line = text.AsSpan(at, end - at);
            var start = at + (line.Length - line.TrimStart().Length);
            var stop = at + line.TrimEnd().Length;
            if (stop > start)
            {
                lines.Add(TextSpan.FromBounds(start, stop));
            }

            at = end + 1;
        }

        return lines;
    }

    private static bool HasBlankLine(string text, int start, int end) => text.AsSpan(start, end - start).Count('\n') > 1;

    private static double BreakCost(string text, DocumentBlock before, DocumentBlock block)
    {
        if (before.Kind == BlockKind.Heading)
        {
            return AfterHeading;
        }

        if (block.Kind == BlockKind.Heading)
        {
            return 0;
        }

        var grouped = block.Kind is BlockKind.ListItem or BlockKind.TableRow or BlockKind.Line or BlockKind.Code;
        var introduces = text.AsSpan(before.Span.Start, before.Span.Length).TrimEnd().EndsWith(":");
        return introduces ? AfterIntroduction : grouped && before.Kind == block.Kind ? BetweenItems : BetweenBlocks;
    }
}
