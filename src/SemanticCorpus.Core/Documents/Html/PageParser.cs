using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SemanticCorpus.Documents.Html;

/// <summary>A parsed page together with the places of its text in the source.</summary>
/// <param name="Document">The tree.</param>
/// <param name="Text">Takes a text node to its place.</param>
internal sealed record ParsedPage(IHtmlDocument Document, TextNodeMap Text);

/// <summary>Parses pages, keeping where each stretch of text stood.</summary>
internal static class PageParser
{
    public static ParsedPage Parse(string html, CancellationToken cancellationToken)
    {
        NestingGuard.Check(html, cancellationToken);
        var stretches = new List<TextStretch>();
        var options = new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            IsAcceptingCustomElementsEverywhere = true,
            MaximumDepth = NestingGuard.MaxDepth + 64,
            OnToken = (token, range) =>
            {
                if (token.Type == HtmlTokenType.Character && !string.IsNullOrWhiteSpace(token.Data))
                {
                    stretches.Add(new TextStretch(token.Data, TextSpan.FromBounds(range.Start.Index, range.End.Index)));
                }

                cancellationToken.ThrowIfCancellationRequested();
            },
        };
        var document = new HtmlParser(options).ParseDocument(html);
        return new ParsedPage(document, new TextNodeMap(html, document, stretches));
    }
}
