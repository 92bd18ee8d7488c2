using AngleSharp.Html.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>Reads a page's metadata from JSON-LD, meta elements (OpenGraph, Dublin Core and the plain names), links and headings.</summary>
internal static class PageMetadata
{
    private const int LongestAuthor = 120;
    private const int MostTags = 20;

    public static DocumentMetadata Read(IHtmlDocument document, string? url)
    {
        var data = StructuredData.Of(document);
        var meta = MetaElements.Of(document);
        var site = meta.First("og:site_name", "application-name", "apple-mobile-web-app-title") ?? data.Publisher;
        string[] headings = [.. document.QuerySelectorAll("h1").Select(heading => PageText.Tidy(heading.TextContent)).OfType<string>()];
        var description = meta.First("description", "og:description", "twitter:description");
        return new DocumentMetadata
        {
            Title = TitleChooser.Choose(data, meta.First("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title"), PageText.Tidy(document.Title), site, headings),
            Author = AuthorOf(document, data, meta),
            Published = PublishedOf(document, data, meta),
            Url = UrlOf(document, data, meta, url),
            Site = site,
            Language = LanguageOf(document, data, meta),
            Tags = TagsOf(data, meta),
            Properties = description is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["description"] = description },
        };
    }

    private static string? AuthorOf(IHtmlDocument document, StructuredData data, MetaElements meta)
    {
        var author = data.Author
            ?? meta.First("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author", "byl")
            ?? PageText.Tidy(document.QuerySelector("[itemprop~='author'] [itemprop~='name'], [itemprop~='author'], a[rel~='author'], [class~='byline'], [class~='author-name']")?.TextContent);
        if (author is null || author.Length > LongestAuthor || PageText.IsUrl(author))
        {
            return null;
        }

        var name = author.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? author[3..].Trim() : author;
        return name.Length > 0 ? name : null;
    }

    private static DateTimeOffset? PublishedOf(IHtmlDocument document, StructuredData data, MetaElements meta)
    {
        string?[] candidates =
        [
            data.Published,
            meta.First("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "citation_publication_date", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "date"),
            document.QuerySelector("[itemprop~='datePublished']") is { } marked ? marked.GetAttribute("datetime") ?? marked.GetAttribute("content") ?? marked.TextContent : null,
            document.QuerySelector("article time[datetime], main time[datetime], time[pubdate]")?.GetAttribute("datetime"),
        ];
        return candidates.Select(candidate => WrittenDate.Parse(candidate)).FirstOrDefault(date => date is not null);
    }

    private static string? UrlOf(IHtmlDocument document, StructuredData data, MetaElements meta, string? url)
    {
        string?[] candidates = [document.QuerySelector("link[rel~='canonical']")?.GetAttribute("href"), meta.First("og:url"), data.Url, url];
        Uri.TryCreate(url, UriKind.Absolute, out var page);
        foreach (var candidate in candidates)
        {
            if (string.IsNullOrWhiteSpace(candidate))
            {
                continue;
            }

            var absolute = Uri.TryCreate(candidate.Trim(), UriKind.Absolute, out var direct) && IsWeb(direct)
                ? direct
                : page is not null && Uri.TryCreate(page, candidate.Trim(), out var relative) && IsWeb(relative) ? relative : null;
            if (absolute is not null)
            {
                return absolute.AbsoluteUri;
            }
        }

        return null;
    }

    private static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    private static string? LanguageOf(IHtmlDocument document, StructuredData data, MetaElements meta) =>
        PageText.Tidy(document.DocumentElement.GetAttribute("lang"))
        ?? PageText.Tidy(document.DocumentElement.GetAttribute("xml:lang"))
        ?? meta.First("content-language", "dc.language")
        ?? data.Language
        ?? meta.First("og:locale")?.Replace('_', '-');

    private static string[] TagsOf(StructuredData data, MetaElements meta)
    {
        var declared = meta.All("article:tag").Concat(data.Keywords).ToList();
        if (declared.Count == 0)
        {
            declared.AddRange(meta.First("keywords", "news_keywords")?.Split(',') ?? []);
        }

        return [.. declared.Select(PageText.Tidy).OfType<string>().Where(tag => tag.Length <= 60).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTags)];
    }
}
