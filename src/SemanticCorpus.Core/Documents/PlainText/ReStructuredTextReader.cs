namespace SemanticCorpus.Documents.PlainText;

/// <summary>Reads reStructuredText: its titles by their underlines, literal blocks as code, directives and comments dropped; the rest is read as plain
/// text, its marks of emphasis left in place.</summary>
internal static class ReStructuredTextReader
{
    private const string AdornmentCharacters = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private const int DeepestHeading = 6;

    public static DraftDocument Read(string text, CancellationToken cancellationToken)
    {
        var lines = TextLine.Split(text);
        var blocks = new List<DraftBlock>();
        var styles = new List<(char Mark, bool Over)>();
        var isLiteral = false;
        for (var i = 0; i < lines.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (lines[i].IsBlank)
            {
                continue;
            }

            if (TitleAt(text, lines, i) is { } title)
            {
                blocks.Add(Heading(text, lines[title.Line], styles, title.Style));
                i = title.Last;
                isLiteral = false;
                continue;
            }

            var last = i;
            while (last + 1 < lines.Count && !lines[last + 1].IsBlank && TitleAt(text, lines, last + 1) is null)
            {
                last++;
            }

            if (isLiteral && lines[i].Indent > 0)
            {
                blocks.Add(SourceCodeReader.Code(text, lines[i], lines[last]));
            }
            else if (lines[i].In(text).StartsWith(".. "))
            {
                var directive = SourceCodeReader.Code(text, lines[i], lines[last]);
                directive.Drop("it is a directive or a comment");
                blocks.Add(directive);
            }
            else
            {
                blocks.AddRange(PlainTextBlocks.Cut(text, lines.GetRange(i, last - i + 1), i));
                isLiteral = lines[last].In(text).EndsWith("::");
            }

            i = last;
        }

        return new DraftDocument(
            new DocumentMetadata { Title = blocks.Find(block => block.Kind == BlockKind.Heading)?.Text }, blocks);
    }

    private static DraftBlock Heading(string text, TextLine line, List<(char Mark, bool Over)> styles, (char Mark, bool Over) style)
    {
        if (!styles.Contains(style))
        {
            styles.Add(style);
        }

        var span = TextSpan.FromBounds(line.Start, line.End);
        return new DraftBlock(BlockKind.Heading, span.Of(text), [new SourceRun(new TextSpan(0, span.Length), span)])
        {
            HeadingLevel = Math.Min(styles.IndexOf(style) + 1, DeepestHeading),
        };
    }

    /// <summary>The title that begins at a line: a line with an underline as long as it, with or without an overline like it.</summary>
    private static (int Line, int Last, (char Mark, bool Over) Style)? TitleAt(string text, List<TextLine> lines, int i)
    {
        bool Underlines(int line, int under) => under < lines.Count && !lines[line].IsBlank && !IsAdornment(text, lines[line])
            && IsAdornment(text, lines[under]) && lines[under].Length >= lines[line].Length;
        if (IsAdornment(text, lines[i]) && i + 1 < lines.Count && Underlines(i + 1, i + 2) && text[lines[i].Start] == text[lines[i + 2].Start])
        {
            return (i + 1, i + 2, (text[lines[i].Start], true));
        }

        return Underlines(i, i + 1) ? (i, i + 1, (text[lines[i + 1].Start], false)) : null;
    }

    private static bool IsAdornment(string text, TextLine line)
    {
        var written = line.In(text);
        return written.Length >= 2 && AdornmentCharacters.Contains(written[0], StringComparison.Ordinal) && written.IndexOfAnyExcept(written[0]) < 0;
    }
}
