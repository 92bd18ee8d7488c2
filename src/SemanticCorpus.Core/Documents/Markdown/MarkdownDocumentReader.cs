using Markdig;
using Markdig.Syntax;
using SemanticCorpus.Documents.Cleaning;

namespace SemanticCorpus.Documents.Markdown;

/// <summary>Reads a Markdown document and its front matter.</summary>
internal static class MarkdownDocumentReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseGridTables()
        .UseFootnotes()
        .UseDefinitionLists()
        .UseTaskLists()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .Build();

    public static DraftDocument Read(string text, CancellationToken cancellationToken)
    {
        var blocks = MarkdownBlocks.Of(text, Parse(text), cancellationToken);
        FurnitureCleaner.Clean(blocks, DocumentFormat.Markdown, cancellationToken);
        var metadata = FrontMatter.ToMetadata(FrontMatter.Read(text));
        return new DraftDocument(metadata.Title is null ? metadata with { Title = TitleOf(blocks) } : metadata, blocks);
    }

    private static MarkdownDocument Parse(string text)
    {
        MarkdownGuard.Check(text);
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("nested", StringComparison.Ordinal))
        {
            throw MarkdownGuard.TooDeep();
        }
    }

    /// <summary>The first heading of the first level; else the heading that opens the document.</summary>
    private static string? TitleOf(List<DraftBlock> blocks)
    {
        var kept = blocks.Where(block => block.Kept).ToList();
        return (kept.Find(block => block.Kind == BlockKind.Heading && block.HeadingLevel == 1)
            ?? kept.Take(1).FirstOrDefault(block => block.Kind == BlockKind.Heading))?.Text;
    }
}
