namespace SemanticCorpus.Documents.Html;

/// <summary>
/// Chooses a page's title: the headline its publisher declares for machines, else the title element without the name of the site,
/// else the first large heading.
/// </summary>
internal static class TitleChooser
{
    /// <summary>A title trimmed to fewer words is kept whole, as what follows then gives it its sense.</summary>
    private const int FewestWords = 5;

    /// <summary>Share of a declared title's words that the page must show in its title or a large heading.</summary>
    private const double ConfirmedFrom = 0.6;

    /// <summary>Separators that part the title from the site and are rarely part of a title.</summary>
    private static readonly string[] SiteSeparators = [" | ", " \u00BB ", " :: ", " \u2022 ", " \u00B7 ", " \u272E ", " < ", " / "];

    /// <summary>Separators that are as often part of a title.</summary>
    private static readonly string[] Dashes = [" - ", " \u2013 ", " \u2014 "];

    /// <summary>Chooses the title.</summary>
    /// <param name="data">What JSON-LD says.</param>
    /// <param name="social">The title for social media (OpenGraph, Twitter), or null.</param>
    /// <param name="element">The title element's text, or null.</param>
    /// <param name="site">The site's name, or null.</param>
    /// <param name="headings">Level-one headings.</param>
    public static string? Choose(StructuredData data, string? social, string? element, string? site, IReadOnlyList<string> headings)
    {
        var declared = new[] { data.Headline, social, data.Name }.OfType<string>().ToArray();

        // A declared title that the title element or a heading repeats is surely that of the page; some sites declare a summary.
        if (Array.Find(declared, title => IsConfirmed(title, element, headings)) is { } confirmed)
        {
            return confirmed;
        }

        return element is not null ? Trim(element, site, headings) : declared.Concat(headings).FirstOrDefault();
    }

    private static bool IsConfirmed(string title, string? element, IReadOnlyList<string> headings) =>
        headings.Append(element).OfType<string>().Any(shown => PageText.SharedWords(title, shown) >= ConfirmedFrom);

    private static string Trim(string title, string? site, IReadOnlyList<string> headings)
    {
        var trimmed = WithoutSite(title, site);
        if (trimmed != title)
        {
            return trimmed;
        }

        if (LastPart(title, SiteSeparators) is { } at && SentenceShape.CountWords(title.AsSpan(0, at)) >= FewestWords)
        {
            return title[..at].TrimEnd();
        }

        return LastPart(title, Dashes) is { } dash
            && SentenceShape.CountWords(title.AsSpan(0, dash)) >= FewestWords
            && headings.Any(heading => PageText.SameWords(heading, title[..dash]))
                ? title[..dash].TrimEnd()
                : title;
    }

    private static string WithoutSite(string title, string? site)
    {
        if (site is null)
        {
            return title;
        }

        foreach (var separator in SiteSeparators.Concat(Dashes))
        {
            var at = title.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && PageText.SameWords(title[(at + separator.Length)..], site))
            {
                return title[..at].TrimEnd();
            }

            at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && PageText.SameWords(title[(at + separator.Length)..], site))
            {
                return title[..at].TrimEnd();
            }
        }

        return title;
    }

    private static int? LastPart(string title, string[] separators)
    {
        var at = separators.Max(separator => title.LastIndexOf(separator, StringComparison.Ordinal));
        return at > 0 ? at : null;
    }
}
