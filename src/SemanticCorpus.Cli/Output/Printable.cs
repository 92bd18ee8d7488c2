using System.Text;

namespace SemanticCorpus.Cli.Output;

/// <summary>Makes texts from documents harmless to a terminal, which would obey control characters in them.</summary>
internal static class Printable
{
    /// <summary>The text on one line: white space folded, control characters left out.</summary>
    public static string Line(string text) =>
        string.Join(' ', Lines(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text with its line breaks and tabs, without other control characters.</summary>
    public static string Lines(string text)
    {
        if (!text.Any(IsHarmful))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            kept.Append(IsHarmful(c) ? ' ' : c);
        }

        return kept.ToString();
    }

    private static bool IsHarmful(char c) => char.IsControl(c) && c is not ('\n' or '\t') || c is '\u202e' or '\u2066' or '\u2067' or '\u2068';
}
