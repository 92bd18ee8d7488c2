using SemanticCorpus.Answers;

namespace SemanticCorpus.Cli.Output;

/// <summary>Prints an answer with its citations, or why there is none with the nearest passage.</summary>
internal static class AnswerView
{
    private const int Indent = 4;

    public static void Print(Screen screen, Answer answer, bool explain)
    {
        if (answer.Answered)
        {
            foreach (var citation in answer.Citations)
            {
                screen.Paragraph(0, [Quoted(citation.Quote), " ", Run.Marked($"[{citation.Number}]")]);
            }

            screen.Blank();
            foreach (var citation in answer.Citations)
            {
                Cite(screen, citation);
            }
        }
        else
        {
            screen.Paragraph(0, answer.Reason ?? "There is no answer.");
        }

        var shown = explain ? answer.Passages : answer.Answered ? [] : answer.Passages.Take(1).ToList();
        if (shown.Count > 0)
        {
            screen.Blank();
            screen.Paragraph(0, Run.Dim(answer.Answered ? "Passages:" : "The nearest:"));
        }

        for (var i = 0; i < shown.Count; i++)
        {
            PassageView.Print(screen, shown[i], i + 1);
        }
    }

    // A sentence that opens with a quotation mark shows by itself that it is quoted.
    private static string Quoted(string sentence) => sentence[0] is '“' or '"' or '‘' or '«' ? sentence : $"“{sentence}”";

    private static void Cite(Screen screen, Citation citation)
    {
        screen.Paragraph(0, [Run.Marked($"[{citation.Number}]"), " ", Run.Bold(citation.Title ?? citation.DocumentId)]);
        screen.Paragraph(Indent, [SourceName.Of(citation.DocumentSource, citation.Location), " ", Run.Dim($"relevance {citation.Relevance:0.00} · {citation.Passage}")]);
        if (citation.Url is { } url)
        {
            screen.Paragraph(Indent, Run.Dim(url));
        }
    }
}
