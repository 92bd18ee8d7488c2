using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Chunking;

/// <summary>What a passage's text does not say about itself: the document's title and the headings it stands under.
/// It is put before the passage when that is embedded and indexed, and is no part of the passage.</summary>
public static class ChunkContext
{
    /// <summary>The most tokens a context has.</summary>
    public const int MaxTokens = 48;

    private const int TitleTokens = 24;
    private const int LongestPart = 400;

    /// <summary>The context in words, such as "Title. Heading > Subheading. ", ending in a space; empty where there is nothing to say.
    /// Where it would be too long, outer headings are left out first and then ends cut off.</summary>
    /// <param name="title">The document's title, if it has one.</param>
    /// <param name="headingPath">The headings, outermost first.</param>
    /// <param name="count">Counts the model's tokens.</param>
    public static string For(string? title, IReadOnlyList<string> headingPath, TokenCounter count)
    {
        ArgumentNullException.ThrowIfNull(headingPath);
        ArgumentNullException.ThrowIfNull(count);
        var name = Tidy(title);
        var headings = headingPath.Select(Tidy).Where(heading => heading.Length > 0).ToList();
        for (var first = 0; first < headings.Count; first++)
        {
            var whole = Write(name, string.Join(" > ", headings.Skip(first)));
            if (count(whole) <= MaxTokens)
            {
                return whole;
            }
        }

        var inner = headings.Count == 0 ? "" : Cut(headings[^1], MaxTokens - TitleTokens, text => count(Write("", text)));
        return Write(Cut(name, MaxTokens, text => count(Write(text, inner))), inner);
    }

    private static string Write(string title, string headings) => Sentence(title) + Sentence(headings);

    private static string Sentence(string text) =>
        text.Length == 0 ? "" : text[^1] is '.' or '!' or '?' or '\u2026' or '\u3002' ? text + " " : text + ". ";

    /// <summary>As many of the first words as keep the cost within the limit; none where not even one does.</summary>
    private static string Cut(string text, int limit, Func<string, int> cost)
    {
        while (text.Length > 0 && cost(text) > limit)
        {
            text = text[..Math.Max(0, text.LastIndexOf(' '))];
        }

        return text;
    }

    private static string Tidy(string? text)
    {
        var words = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= LongestPart)
        {
            return words;
        }

        var space = words.LastIndexOf(' ', LongestPart);
        return words[..(space > 0 ? space : char.IsLowSurrogate(words[LongestPart]) ? LongestPart - 1 : LongestPart)];
    }
}
