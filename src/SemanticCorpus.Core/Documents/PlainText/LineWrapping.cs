namespace SemanticCorpus.Documents.PlainText;

/// <summary>
/// Tells where a line break only wraps a paragraph. A break wraps if the next line's first word would not have fit on the line,
/// so lines that end early (the last of a paragraph, verses, list entries) are left apart.
/// </summary>
internal static class LineWrapping
{
    private const int NarrowestColumn = 45;
    private const int WidestColumn = 130;

    /// <summary>Columns by which lines may fall short of the widest: ragged text, a long word that was moved down.</summary>
    private const int Slack = 14;

    private const double LeastWrapped = 0.6;
    private const double LeastLowercase = 0.3;

    /// <summary>For each line but the last of a group, whether the break after it only wraps.</summary>
    public static bool[] Find(string text, IReadOnlyList<TextLine> group)
    {
        var wraps = new bool[Math.Max(0, group.Count - 1)];
        var width = group.Max(line => line.Length + line.Indent);
        if (wraps.Length == 0 || width < NarrowestColumn || width > WidestColumn)
        {
            return wraps;
        }

        var wrapped = 0;
        var lowercase = 0;
        for (var i = 0; i < wraps.Length; i++)
        {
            var next = group[i + 1].In(text);
            wraps[i] = group[i].Indent + group[i].Length + 1 + FirstWordLength(next) > width - Slack;
            wrapped += wraps[i] ? 1 : 0;
            lowercase += char.IsLower(next[0]) || SentenceShape.IsCjk(next[0]) ? 1 : 0;
        }

        if (wrapped < LeastWrapped * wraps.Length || lowercase < LeastLowercase * wraps.Length)
        {
            Array.Clear(wraps);
        }

        return wraps;
    }

    private static int FirstWordLength(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && !char.IsWhiteSpace(line[length]))
        {
            length++;
        }

        return length;
    }
}
