using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Chunking;

/// <summary>A heading under those that hold it; the root is the document itself.</summary>
internal sealed class HeadingNode
{
    /// <summary>A longer heading is most likely none; the path is kept with every passage.</summary>
    private const int LongestHeading = 200;

    private readonly HeadingNode? parent;
    private readonly int level;
    private readonly int depth;

    private HeadingNode(HeadingNode? parent, int level, string? heading, string? title, TokenCounter count)
    {
        this.parent = parent;
        this.level = level;
        depth = parent is null ? 0 : parent.depth + 1;
        Path = heading is null ? [] : [.. parent!.Path, heading];
        ContextTokens = Math.Max(count(ChunkContext.For(title, Path, count)), parent?.ContextTokens ?? 0);
    }

    /// <summary>The headings, outermost first.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>The tokens of the longest context that a passage under this node or one that holds it can have.</summary>
    public int ContextTokens { get; }

    /// <summary>The node of a document's beginning.</summary>
    public static HeadingNode Root(string? title, TokenCounter count) => new(null, 0, null, title, count);

    /// <summary>The node in force after a heading, which closes those at its level and below. The document's title as a heading says nothing new.</summary>
    public HeadingNode After(int headingLevel, string heading, string? title, TokenCounter count)
    {
        var above = this;
        while (above.parent is not null && above.level >= headingLevel)
        {
            above = above.parent;
        }

        var text = ChunkContext.Tidy(heading, LongestHeading);
        return text.Length == 0 || text.Equals(ChunkContext.Tidy(title, LongestHeading), StringComparison.OrdinalIgnoreCase)
            ? above
            : new HeadingNode(above, headingLevel, text, title, count);
    }

    /// <summary>The innermost node that holds both.</summary>
    public HeadingNode Common(HeadingNode other)
    {
        var (a, b) = (this, other);
        while (!ReferenceEquals(a, b))
        {
            (a, b) = a.depth >= b.depth ? (a.parent!, b) : (a, b.parent!);
        }

        return a;
    }
}
