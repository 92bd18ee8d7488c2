namespace SemanticCorpus.Documents;

/// <summary>What the characters of a text say about whether it is made of sentences.</summary>
internal static class SentenceShape
{
    /// <summary>Whether the character belongs to a script whose words are not parted by spaces.</summary>
    public static bool IsCjk(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';

    /// <summary>Whether a sentence ends in the text: a full stop, question or exclamation mark after a word, before a space or the end.</summary>
    public static bool HasSentenceEnd(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is '\u3002' or '\uFF01' or '\uFF1F' or '\u0964')
            {
                return true;
            }

            if (text[i] is '.' or '!' or '?' or '\u2026' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || IsCloser(text[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text closes as a sentence does, quotation marks and brackets after the full stop allowed.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd();
        while (!end.IsEmpty && IsCloser(end[^1]))
        {
            end = end[..^1];
        }

        return !end.IsEmpty && end[^1] is '.' or '!' or '?' or '\u2026' or '\u3002' or '\uFF01' or '\uFF1F' or '\u0964';
    }

    /// <summary>Whether the text breaks off: it ends in an ellipsis.</summary>
    public static bool IsCutOff(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd();
        if (end.EndsWith("]") && end.Length > 2)
        {
            end = end[..^1];
        }

        return end.EndsWith("\u2026") || (end.EndsWith("...") && !end.EndsWith("....."));
    }

    /// <summary>Number of words: runs of letters and digits, apostrophes and hyphens inside allowed; a CJK character is half a word.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var cjk = 0;
        var inside = false;
        foreach (var c in text)
        {
            if (IsCjk(c))
            {
                cjk++;
                inside = false;
            }
            else if (char.IsLetterOrDigit(c))
            {
                words += inside ? 0 : 1;
                inside = true;
            }
            else if (c is not ('\'' or '\u2019' or '-'))
            {
                inside = false;
            }
        }

        return words + ((cjk + 1) / 2);
    }

    private static bool IsCloser(char c) => c is '"' or '\'' or '\u201D' or '\u2019' or ')' or ']' or '\u00BB' or '\u300D' or '\u300F' or '*' or '_';
}
