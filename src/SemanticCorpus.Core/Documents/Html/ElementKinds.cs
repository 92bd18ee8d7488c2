using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>What an element does to the text in it.</summary>
internal static class ElementKinds
{
    private static readonly HashSet<string> Block = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    /// <summary>Elements whose content a reader never sees as text.</summary>
    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "head", "title", "svg", "canvas", "iframe", "object", "embed", "applet",
        "audio", "video", "map", "select", "datalist", "textarea", "input", "button", "meta", "link", "frameset", "noframes", "progress", "meter",
    };

    private static readonly string[] HidingStyles = ["display:none", "visibility:hidden"];

    public static bool IsBlock(IElement element) => Block.Contains(element.LocalName);

    public static bool IsUnread(IElement element) => Unread.Contains(element.LocalName) || IsHidden(element);

    public static int HeadingLevel(IElement element) =>
        element.LocalName is ['h', >= '1' and <= '6'] ? element.LocalName[1] - '0' : 0;

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
        {
            return true;
        }

        if (element.GetAttribute("style") is not { Length: > 0 } style)
        {
            return false;
        }

        var compact = style.Replace(" ", "", StringComparison.Ordinal);
        return HidingStyles.Any(hiding => compact.Contains(hiding, StringComparison.OrdinalIgnoreCase));
    }
}
