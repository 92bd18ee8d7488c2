using SemanticCorpus.Documents.PlainText;

namespace SemanticCorpus.Documents.Markdown;

/// <summary>Finds, by one pass over the lines, the documents whose parsing would take more than linear time.</summary>
internal static class MarkdownGuard
{
    /// <summary>Deepest nesting of lists; the parser gives up at about this depth as well, but late.</summary>
    private const int MaxListDepth = 100;

    /// <summary>Most link targets that may be left open in one paragraph.</summary>
    private const int MaxOpenTargets = 1000;

    /// <exception cref="UnreadableDocumentException">With <see cref="UnreadableReason.TooDeep"/>.</exception>
    public static void Check(string text)
    {
        var indents = new Stack<int>();
        var openTargets = 0;
        foreach (var line in TextLine.Split(text))
        {
            var content = line.In(text);
            openTargets = line.IsBlank ? 0 : Math.Max(0, openTargets + content.Count("](") - content.Count(')'));
            if (ListMarker.BulletLength(content) > 0 || ListMarker.IsNumbered(content))
            {
                while (indents.Count > 0 && indents.Peek() >= line.Indent)
                {
                    indents.Pop();
                }

                indents.Push(line.Indent);
            }

            if (indents.Count > MaxListDepth || openTargets > MaxOpenTargets)
            {
                throw TooDeep();
            }
        }
    }

    /// <summary>The refusal of a document nested too deep.</summary>
    public static UnreadableDocumentException TooDeep() => new(
        UnreadableReason.TooDeep,
        "The document's quotations, lists, links or emphasis are nested too deep; it is not a document written for readers.");
}
