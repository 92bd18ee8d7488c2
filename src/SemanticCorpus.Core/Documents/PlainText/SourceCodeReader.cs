namespace SemanticCorpus.Documents.PlainText;

/// <summary>Reads source code: every run of lines without a blank one is a block, and nothing is furniture.</summary>
internal static class SourceCodeReader
{
    public static DraftDocument Read(string text, CancellationToken cancellationToken)
    {
        var blocks = new List<DraftBlock>();
        var lines = TextLine.Split(text);
        for (var first = 0; first < lines.Count; first++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (lines[first].IsBlank)
            {
                continue;
            }

            var last = first;
            while (last + 1 < lines.Count && !lines[last + 1].IsBlank)
            {
                last++;
            }

            blocks.Add(Code(text, lines[first], lines[last]));
            first = last;
        }

        return new DraftDocument(new DocumentMetadata(), blocks);
    }

    /// <summary>The lines from one to another as they stand.</summary>
    public static DraftBlock Code(string text, TextLine first, TextLine last)
    {
        var span = TextSpan.FromBounds(first.Start, last.End);
        return new DraftBlock(BlockKind.Code, span.Of(text), [new SourceRun(new TextSpan(0, span.Length), span)]);
    }
}
