using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Chunking;

/// <summary>Splits a document into passages that end where sentences end, at headings and paragraph ends where possible, and are of even length.</summary>
public static class Chunker
{
    internal const int SpecialTokens = 2;

    /// <summary>Weight of a passage's length against the places it begins and ends at.</summary>
    private const double LengthWeight = 4;

    /// <summary>What it costs that a passage goes on into the next section.</summary>
    private const double CrossedHeading = 0.3;

    /// <summary>The passages of a document. They follow one another without gap or overlap and cover the text.</summary>
    /// <param name="document">The document.</param>
    /// <param name="title">Its title, if it has one: part of each passage's context, and not of its heading path.</param>
    /// <param name="count">Counts the model's tokens; called about once for each sentence.</param>
    /// <param name="options">How long passages are made. A document that fits <see cref="ChunkingOptions.MaxTokens"/> is one passage.</param>
    /// <returns>The passages in order; none for a text of white space.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static IReadOnlyList<Chunk> Split(CleanedDocument document, string? title, TokenCounter count, ChunkingOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(count);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var sections = ChunkUnits.Sections(document, title, count);
        var units = ChunkUnits.Of(document.Text, sections, count, options);
        if (units.Count == 0)
        {
            return [];
        }

        var starts = Fits(document.Text, title, sections, count, options) ? [0] : Starts(units, sections, options);
        var chunks = new List<Chunk>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            var last = i + 1 < starts.Count ? starts[i + 1] : units.Count;
            var from = i == 0 ? 0 : chunks[^1].Span.End;
            var to = last < units.Count ? LineStart(document.Text, units[last].Span.Start) : document.Text.Length;
            chunks.Add(new Chunk(
                TextSpan.FromBounds(from, to),
                [.. units[starts[i]..last].Select(unit => unit.Span)],
                Node(units, sections, starts[i], last).Path));
        }

        return chunks;
    }

    /// <summary>The tokens of text that a passage beginning in the section may have.</summary>
    internal static int Budget(ChunkSection section, ChunkingOptions options) => options.MaxTokens - SpecialTokens - section.ContextTokens;

    private static bool Fits(string text, string? title, List<ChunkSection> sections, TokenCounter count, ChunkingOptions options)
    {
        var node = sections.Aggregate(sections[0].Body, (node, section) => node.Common(section.Body));
        var budget = options.MaxTokens - SpecialTokens - count(ChunkContext.For(title, node.Path, count));
        return text.Length <= budget * TokenWeight.CharsPerToken && count(text) <= budget;
    }

    /// <summary>The start of the line where only spaces lie between it and the index, so that code keeps its indentation; else the index.</summary>
    private static int LineStart(string text, int index)
    {
        var start = index;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return start > 0 && text[start - 1] == '\n' ? start : index;
    }

    /// <summary>The headings that all units of a passage stand under.</summary>
    private static HeadingNode Node(List<ChunkUnit> units, List<ChunkSection> sections, int first, int last)
    {
        var node = sections[units[first].Section].Body;
        for (var section = units[first].Section; section <= units[last - 1].Section; section++)
        {
            node = node.Common(sections[section].Body);
        }

        return node;
    }

    /// <summary>The first units of the passages whose costs have the least sum, found from the front: the best way to end before a unit
    /// is the best way to end before an earlier one and a passage between them. A passage has no more units than tokens, so time is linear.</summary>
    private static List<int> Starts(List<ChunkUnit> units, List<ChunkSection> sections, ChunkingOptions options)
    {
        var best = new double[units.Count + 1];
        var previous = new int[units.Count + 1];
        for (var end = 1; end <= units.Count; end++)
        {
            best[end] = double.PositiveInfinity;
            var tokens = 0;
            var crossed = 0;
            for (var start = end - 1; start >= 0; start--)
            {
                tokens += units[start].Tokens;
                if (tokens > options.MaxTokens)
                {
                    break;
                }

                if (tokens <= Budget(sections[units[start].Section], options) || start == end - 1)
                {
                    var deviation = ((double)tokens / options.TargetTokens) - 1;
                    var cost = best[start] + (LengthWeight * deviation * deviation) + (crossed * CrossedHeading)
                        + (start == 0 ? 0 : units[start].BreakCost);
                    if (cost < best[end])
                    {
                        (best[end], previous[end]) = (cost, start);
                    }
                }

                crossed += IsSectionStart(units, sections, start) ? 1 : 0;
            }
        }

        var starts = new List<int>();
        for (var end = units.Count; end > 0; end = previous[end])
        {
            starts.Add(previous[end]);
        }

        starts.Reverse();
        return starts;
    }

    /// <summary>Whether the unit is the first of a heading that comes after text.</summary>
    private static bool IsSectionStart(List<ChunkUnit> units, List<ChunkSection> sections, int unit)
    {
        var section = units[unit].Section;
        return unit > 0 && units[unit - 1].Section != section
            && sections[section].Block.Kind == BlockKind.Heading
            && sections[section - 1].Block.Kind != BlockKind.Heading;
    }
}
