namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// A section that leads to other stories: a short label, then headlines, each with or without a date before it and a teaser
/// after it that breaks off in an ellipsis. The article goes on where the alternation ends; a headline that whole sentences follow
/// is a heading of the article again.
/// </summary>
internal static class StoryLists
{
    private const string Because = "other stories: headlines and teasers under a label";

    /// <summary>Words from which on a text that breaks off is a teaser.</summary>
    private const int ShortestTeaser = 7;

    private const int LongestTeaser = 160;

    public static void Drop(DocumentShape document)
    {
        for (var i = 0; i < document.Count; i++)
        {
            var block = document.Blocks[i];
            if (!block.IsText)
            {
                continue;
            }

            var end = block.IsLabel ? EndUnder(document, i) : i;
            if (end == i)
            {
                end = EndOfTeasers(document, i, promoted: false, out var stories);
                end = stories >= 3 ? end : i;
            }

            for (var dropped = i; dropped < end; dropped++)
            {
                document.Blocks[dropped].Block.Drop(Because);
            }

            i = Math.Max(i, (block.IsDate ? SkipDates(document, i) : end) - 1);
        }
    }

    /// <summary>Where the section under the label at <paramref name="label"/> ends; the label's own index where there is none.</summary>
    private static int EndUnder(DocumentShape document, int label)
    {
        var words = LabelWords(document.Blocks[label]);
        var promotes = words is not null;
        var end = EndOfTeasers(document, label + 1, promotes, out var stories);
        if (stories >= 2 || (stories == 1 && promotes))
        {
            return promotes ? EndOfHeadlines(document, end, out _) : end;
        }

        if (!promotes)
        {
            return label;
        }

        end = EndOfHeadlines(document, label + 1, out var headlines);
        if (headlines >= 2 || (headlines == 1 && (InTail(document, label) || SingleStory(document, label))))
        {
            return end;
        }

        return InTail(document, label) && document.NextKept(label) is null ? document.Count : label;
    }

    /// <summary>The words of a label that speaks of other stories, or null.</summary>
    private static Words? LabelWords(BlockShape block)
    {
        var words = Words.Of(block.Block.Text);
        var before = words.Before(Vocabulary.NameLead);
        var speaksOfStories = before.Any(Vocabulary.Story) || before.Count < words.Count;
        return speaksOfStories && before.All(Vocabulary.StoryLabel) && before.Any(Vocabulary.StoryChoice) ? before : null;
    }

    /// <summary>A label that calls for one story in the middle of another: it cries out, or ends in a colon.</summary>
    private static bool SingleStory(DocumentShape document, int label)
    {
        var text = document.Blocks[label].Block.Text;
        return text.EndsWith(':') || (text.Any(char.IsLetter) && !text.Any(char.IsLower));
    }

    private static bool InTail(DocumentShape document, int label) => label > document.LastProse && document.LastProse >= 0;

    /// <summary>Passes over [date] headline teaser, as often as it comes; without a label that promotes them, headlines are no sentences.</summary>
    private static int EndOfTeasers(DocumentShape document, int from, bool promoted, out int stories)
    {
        var at = from;
        stories = 0;
        while (true)
        {
            var next = SkipDates(document, at);
            if (next + 1 < document.Count && IsStoryTitle(document.Blocks[next], promoted))
            {
                var teaser = SkipDates(document, next + 1);
                if (teaser < document.Count && IsTeaser(document.Blocks[teaser]))
                {
                    at = SkipDates(document, teaser + 1, onlyBeforeEnd: true);
                    stories++;
                    continue;
                }
            }

            return at;
        }
    }

    private static bool IsStoryTitle(BlockShape block, bool promoted) =>
        block.IsText && (promoted || !block.Block.Text.EndsWith('.')) && !block.CutOff && block.Words is >= 3 and <= 45 && !block.Block.Text.EndsWith(':');

    private static bool IsTeaser(BlockShape block) =>
        block.IsText && block.CutOff && block.Words is >= ShortestTeaser and <= LongestTeaser;

    /// <summary>Passes over headlines with or without dates; the last one is left if whole sentences follow it.</summary>
    private static int EndOfHeadlines(DocumentShape document, int from, out int headlines)
    {
        var at = from;
        var last = from;
        headlines = 0;
        while (at < document.Count)
        {
            var next = SkipDates(document, at);
            if (next == document.Count || !IsOtherHeadline(document.Blocks[next]))
            {
                break;
            }

            last = at;
            at = next + 1;
            headlines++;
        }

        at = SkipDates(document, at, onlyBeforeEnd: true);
        var precedesText = document.NextKept(at - 1) is { IsProse: true };
        if (headlines >= 2 && precedesText && document.Blocks[at - 1].Block.Kind != BlockKind.ListItem && document.Blocks[at - 1].Block.LinkDensity < 0.5)
        {
            return last;
        }

        return at;
    }

    private static bool IsOtherHeadline(BlockShape block) => block.IsHeadline && !block.IsProse;

    private static int SkipDates(DocumentShape document, int at, bool onlyBeforeEnd = false)
    {
        var from = at;
        while (at < document.Count && (document.Blocks[at].IsDate || !document.Blocks[at].Block.Kept))
        {
            at++;
        }

        return onlyBeforeEnd && at < document.Count ? from : at;
    }
}
