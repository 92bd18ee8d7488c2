using System.Text.Encodings.Web;

namespace SemanticCorpus.Evaluation.Reports;

/// <summary>Text inside HTML.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static string Escape(string text) => Encoder.Encode(text);
}
