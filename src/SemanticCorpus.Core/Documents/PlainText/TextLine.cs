using System.Buffers;

namespace SemanticCorpus.Documents.PlainText;

/// <summary>A line of a plain text.</summary>
/// <param name="Start">Index of its first character that is not white space.</param>
/// <param name="End">Index past its last character that is not white space.</param>
/// <param name="Indent">Columns of white space before it, a tab reaching to the next multiple of 4.</param>
internal readonly record struct TextLine(int Start, int End, int Indent)
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("\r\n\f\u2028\u2029\u0085");

    public int Length => End - Start;

    public bool IsBlank => End == Start;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    /// <summary>Cuts a text at its line ends: CR LF, LF, CR, form feed, the Unicode line and paragraph separators.</summary>
    public static List<TextLine> Split(string text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (start <= text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny(Ends);
            var end = length < 0 ? text.Length : start + length;
            lines.Add(Trim(text, start, end));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    private static TextLine Trim(string text, int start, int end)
    {
        var indent = 0;
        while (start < end && IsSpace(text[start]))
        {
            indent += text[start] == '\t' ? 4 - (indent % 4) : 1;
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return new TextLine(start, end, indent);
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\0';
}
