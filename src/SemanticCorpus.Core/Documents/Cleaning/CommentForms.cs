namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// The form for readers' comments at the end: a short label about commenting, then fields and notes of a form, such as lines that
/// end in the asterisk of a required field. Comments that follow a label with their number go with it.
/// </summary>
internal static class CommentForms
{
    private const string Because = "a form for comments";

    public static void Drop(DocumentShape document)
    {
        var marks = CommentMarksAfter(document);
        for (var i = 0; i < document.Count; i++)
        {
            var block = document.Blocks[i];
            if (!block.IsText)
            {
                continue;
            }

            var end = IsCommentLabel(block) && i > 0 ? EndUnder(document, i, marks) : i;
            if (end > i)
            {
                var because = CommentsFollow(document, i, marks) ? "readers' comments" : Because;
                for (var dropped = i; dropped < end; dropped++)
                {
                    document.Blocks[dropped].Block.Drop(because);
                }
            }
            else if ((IsNote(block) && i > document.Count / 2) || (i > document.LastProse && document.LastProse >= 0 && IsCommentLine(block)))
            {
                block.Block.Drop(Because);
            }
        }
    }

    /// <summary>Where what the label heads ends: the comments, or the form; the label's own index where neither follows.</summary>
    private static int EndUnder(DocumentShape document, int label, int[] marks)
    {
        if (CommentsFollow(document, label, marks))
        {
            return document.Count;
        }

        var end = EndOfForm(document, label + 1);
        return end > label + 1 || (document.NextKept(label) is null && document.LastProse >= 0) ? end : label;
    }

    private static bool IsCommentLabel(BlockShape block)
    {
        if (!block.IsLabel || block.Block.Kind == BlockKind.ListItem)
        {
            return false;
        }

        var words = Words.Of(block.Block.Text);
        return words.Any(Vocabulary.Comment) && words.CountIn(Vocabulary.CommentLabel) + words.Numbers == words.Count;
    }

    /// <summary>A line after the article that only says how things stand with the comments: "12 comments", "Comments are closed."</summary>
    private static bool IsCommentLine(BlockShape block)
    {
        var words = block.Words is > 1 and <= 6 ? Words.Of(block.Block.Text) : null;
        return words is not null && words.Any(Vocabulary.Comment) && words.CountIn(Vocabulary.CommentLabel) + words.Numbers == words.Count;
    }

    /// <summary>Passes over notes and fields; another short line or two may stand between them.</summary>
    private static int EndOfForm(DocumentShape document, int from)
    {
        var end = from;
        for (var at = from; at < document.Count && at - end <= 2 && document.Blocks[at].IsText; at++)
        {
            if (IsNote(document.Blocks[at]) || IsField(document.Blocks[at]))
            {
                end = at + 1;
            }
            else if (document.Blocks[at].Words > 10)
            {
                break;
            }
        }

        return end;
    }

    /// <summary>A sentence about the form: that an address is not published, that fields are required, that one must log in.</summary>
    private static bool IsNote(BlockShape block)
    {
        if (block.Words > 40)
        {
            return false;
        }

        var words = Words.Of(block.Block.Text);
        return (words.Has("email") && words.Has("address") && words.Has("published"))
            || (words.Has("required") && words.Has("fields") && words.Count <= 12)
            || (words.Has("logged") && words.Has("comment") && words.Has("must"));
    }

    private static bool IsField(BlockShape block) =>
        (block.Block.Text.EndsWith('*') && block.Words <= 4)
        || (block.Words <= 16 && Words.Of(block.Block.Text).All(Vocabulary.FormField));

    /// <summary>Whether a label, a number of comments or one or two words, is followed by comments.</summary>
    private static bool CommentsFollow(DocumentShape document, int label, int[] marksAfter) =>
        (char.IsAsciiDigit(document.Blocks[label].Block.Text[0]) || document.Blocks[label].Words <= 2) && marksAfter[label] >= 2;

    /// <summary>For each block how many later ones say who wrote, or offer a reply.</summary>
    private static int[] CommentMarksAfter(DocumentShape document)
    {
        var marks = new int[document.Count];
        for (var i = document.Count - 2; i >= 0; i--)
        {
            marks[i] = marks[i + 1] + (IsCommentMark(document.Blocks[i + 1]) ? 1 : 0);
        }

        return marks;
    }

    private static bool IsCommentMark(BlockShape block)
    {
        var text = block.Block.Text;
        return text.Equals("Reply", StringComparison.OrdinalIgnoreCase)
            || (block.Words <= 8 && (text.EndsWith(" says:", StringComparison.Ordinal) || text.EndsWith(" wrote:", StringComparison.Ordinal) || text.EndsWith(" said:", StringComparison.Ordinal)));
    }
}
