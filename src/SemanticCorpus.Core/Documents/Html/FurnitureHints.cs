using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>
/// What an element's tag, role, class and id say of its purpose. Names are taken apart at hyphens, underscores, digits and
/// changes of case, and compared word by word, so that "read-header" is not an advert.
/// </summary>
internal static class FurnitureHints
{
    private const string Navigation = "navigation";
    public const string Comments = "readers' comments";
    private const string Sharing = "share buttons";
    private const string Promotion = "promotion of other content";
    private const string Advertising = "advertising";
    private const string Notice = "a notice of the site, not of the article";
    private const string SideColumn = "side column";
    public const string Gallery = "a gallery beside the article";
    private const string Frame = "page header or footer";

    private static readonly Dictionary<string, string> ByRole = new(StringComparer.OrdinalIgnoreCase)
    {
        ["navigation"] = Navigation, ["menu"] = Navigation, ["menubar"] = Navigation, ["search"] = Navigation, ["toolbar"] = Navigation,
        ["tablist"] = Navigation, ["banner"] = Frame, ["contentinfo"] = Frame, ["complementary"] = SideColumn, ["dialog"] = Notice,
        ["alertdialog"] = Notice, ["alert"] = Notice,
    };

    private static readonly Dictionary<string, string> ByWord = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nav"] = Navigation, ["navbar"] = Navigation, ["navigation"] = Navigation, ["menu"] = Navigation, ["breadcrumb"] = Navigation,
        ["breadcrumbs"] = Navigation, ["crumbs"] = Navigation, ["pagination"] = Navigation, ["pager"] = Navigation, ["sitemap"] = Navigation,
        ["toolbar"] = Navigation, ["skip"] = Navigation, ["catlinks"] = Navigation, ["editsection"] = Navigation, ["navbox"] = Navigation,
        ["comment"] = Comments, ["comments"] = Comments, ["disqus"] = Comments, ["replies"] = Comments, ["respond"] = Comments,
        ["commentlist"] = Comments, ["discussion"] = Comments, ["livefyre"] = Comments,
        ["share"] = Sharing, ["sharing"] = Sharing, ["social"] = Sharing, ["sharedaddy"] = Sharing, ["addthis"] = Sharing, ["addtoany"] = Sharing,
        ["shares"] = Sharing, ["tweet"] = Sharing, ["follow"] = Sharing,
        ["related"] = Promotion, ["recommended"] = Promotion, ["recommendations"] = Promotion, ["trending"] = Promotion, ["popular"] = Promotion,
        ["promo"] = Promotion, ["promotion"] = Promotion, ["teaser"] = Promotion, ["teasers"] = Promotion, ["outbrain"] = Promotion,
        ["taboola"] = Promotion, ["readmore"] = Promotion, ["newsletter"] = Promotion, ["subscribe"] = Promotion, ["signup"] = Promotion,
        ["upsell"] = Promotion, ["nextprev"] = Promotion, ["yarpp"] = Promotion, ["zergnet"] = Promotion, ["cta"] = Promotion,
        ["recirc"] = Promotion, ["recirculation"] = Promotion,
        ["ad"] = Advertising, ["ads"] = Advertising, ["advert"] = Advertising, ["advertisement"] = Advertising, ["advertising"] = Advertising,
        ["sponsor"] = Advertising, ["sponsored"] = Advertising, ["adsense"] = Advertising, ["dfp"] = Advertising, ["shopping"] = Advertising,
        ["cookie"] = Notice, ["cookies"] = Notice, ["consent"] = Notice, ["gdpr"] = Notice, ["gallery"] = Gallery, ["slideshow"] = Gallery, ["carousel"] = Gallery, ["popup"] = Notice, ["modal"] = Notice,
        ["overlay"] = Notice, ["lightbox"] = Notice, ["paywall"] = Notice, ["login"] = Notice, ["tooltip"] = Notice, ["legends"] = Notice,
        ["sidebar"] = SideColumn, ["rail"] = SideColumn, ["widget"] = SideColumn, ["widgets"] = SideColumn, ["aside"] = SideColumn,
        ["footer"] = Frame, ["masthead"] = Frame, ["colophon"] = Frame, ["copyright"] = Frame, ["tags"] = Navigation, ["taglist"] = Navigation,
        ["rss"] = Navigation, ["print"] = Navigation, ["hatnote"] = Navigation,
    };

    /// <summary>
    /// Most running text, in characters, that furniture of a kind holds: a row of share buttons has none, a menu little.
    /// </summary>
    public static int MostProse(string reason) => reason switch
    {
        Sharing => 200,
        Navigation => 500,
        _ => int.MaxValue,
    };

    /// <summary>Why the element seems to be furniture, or null.</summary>
    public static string? Of(IElement element)
    {
        if (element.LocalName is "body" or "html" or "a")
        {
            return null;
        }

        if (element.GetAttribute("role") is { } role && ByRole.TryGetValue(role, out var reason))
        {
            return reason;
        }

        return element.LocalName switch
        {
            "nav" or "menu" => Navigation,
            "dialog" => Notice,
            "aside" => SideColumn,
            "footer" => Frame,
            _ => ByNames(element),
        };
    }

    private static string? ByNames(IElement element)
    {
        string? reason = null;
        foreach (var word in WordsOf(element))
        {
            if (reason is null && ByWord.TryGetValue(word, out var found))
            {
                reason = found;
            }
        }

        return reason;
    }

    /// <summary>Whether the element's heading links to the element itself, as sections of documentation do; its id then is its heading.</summary>
    private static bool IsLinkedSection(IElement element, string id) =>
        element.FirstElementChild is { } heading
        && ElementKinds.HeadingLevel(heading) > 0
        && heading.LastElementChild?.GetAttribute("href") is ['#', .. var target]
        && target == id;

    private static IEnumerable<string> WordsOf(IElement element)
    {
        var classes = element.ClassName is { Length: > 0 and < 1000 } all ? all.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        foreach (var name in element.Id is { Length: > 0 and < 100 } id && !IsLinkedSection(element, id) ? classes.Append(id) : classes)
        {
            // Blog engines write an article's labels into its class names; anchors are made of headings.
            if (name.StartsWith("tag-", StringComparison.Ordinal) || name.StartsWith("category-", StringComparison.Ordinal) || name.Count(c => c == '-') > 3)
            {
                continue;
            }

            var start = 0;
            for (var i = 1; i <= name.Length; i++)
            {
                var boundary = i == name.Length || !char.IsLetter(name[i]) || !char.IsLetter(name[i - 1])
                    || (char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
                if (boundary)
                {
                    if (i - start > 1 && char.IsLetter(name[start]))
                    {
                        yield return name[start..i];
                    }

                    start = i;
                }
            }
        }
    }
}
