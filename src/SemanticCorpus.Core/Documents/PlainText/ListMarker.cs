namespace SemanticCorpus.Documents.PlainText;

/// <summary>Recognises the mark that begins a list item: a bullet, or a number or letter with a full stop or bracket.</summary>
internal static class ListMarker
{
    private const string Bullets = "\u2022\u2023\u25E6\u25AA\u25AB\u25CF\u25CB\u2219\u00B7\u2043\u25B8\u25BA\u2713\u2714";

    /// <summary>Length of a bullet with the space after it, which is no part of the item's text; 0 where there is none.</summary>
    public static int BulletLength(ReadOnlySpan<char> line)
    {
        if (line.Length < 3)
        {
            return 0;
        }

        var bullet = Bullets.Contains(line[0], StringComparison.Ordinal) || (line[0] is '-' or '*' or '+' or '\u2013' && char.IsWhiteSpace(line[1]));
        if (!bullet)
        {
            return 0;
        }

        var length = 1;
        while (length < line.Length && char.IsWhiteSpace(line[length]))
        {
            length++;
        }

        return length < line.Length ? length : 0;
    }

    /// <summary>Whether the line begins as a numbered item does: "1. ", "12) ", "(3) ", "a) ".</summary>
    public static bool IsNumbered(ReadOnlySpan<char> line)
    {
        var opened = line.Length > 0 && line[0] == '(';
        var at = opened ? 1 : 0;
        var start = at;
        while (at < line.Length && at - start < 3 && char.IsAsciiDigit(line[at]))
        {
            at++;
        }

        var digits = at > start;
        if (!digits && at < line.Length && char.IsAsciiLetterLower(line[at]))
        {
            at++;
        }

        return at > start
            && at + 1 < line.Length
            && (line[at] == ')' || (line[at] == '.' && digits && !opened))
            && char.IsWhiteSpace(line[at + 1]);
    }
}
