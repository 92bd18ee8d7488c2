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
        var name = Tidy(title, LongestPart);
        var headings = headingPath.Select(heading => Tidy(heading, LongestPart)).Where(heading => heading.Length > 0).ToList();
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

    /// <summary>The text on one line with single spaces, cut after a word where it is longer.</summary>
    internal static string Tidy(string? text, int longest)
    {
        // Only as much is looked at as can be kept, for this is done for each passage.
        var head = text is null ? "" : text.Length <= 4 * longest ? text : text[..(4 * longest)];
        var words = string.Join(' ', head.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= longest ? words : Shorten(words, longest);
    }

    /// <summary>As many of the first words as keep the cost within the limit.</summary>
    private static string Cut(string text, int limit, Func<string, int> cost)
    {
        while (text.Length > 0 && cost(text) > limit)
        {
            text = Shorten(text, text.Contains(' ') ? text.Length - 1 : text.Length / 2);
        }

        return text;
    }

    private static string Shorten(string text, int longest)
    {
        var space = text.LastIndexOf(' ', longest);
        return text[..(space > 0 ? space : char.IsLowSurrogate(text[longest]) && longest > 0 ? longest - 1 : longest)];
    }
}
