using SemanticCorpus.Search;

namespace SemanticCorpus.Cli.Output;

/// <summary>Prints found passages.</summary>
internal static class PassageView
{
    private const int Indent = 3;

    public static void Print(Screen screen, PassageHit hit, int rank)
    {
        screen.Paragraph(0, [Run.Bold($"{rank}."), " ", Run.Bold(hit.Document.Metadata.Title ?? hit.Document.Id), " ", Run.Dim($"relevance {hit.Relevance:0.00}")]);
        screen.Paragraph(Indent, Run.Dim($"{SourceName.Of(hit.Document.Source, hit.Location)} · {hit.Id}"));
        if (hit.HeadingPath.Count > 0)
        {
            screen.Paragraph(Indent, Run.Dim(string.Join(" › ", hit.HeadingPath)));
        }

        foreach (var before in hit.Neighbours.Where(neighbour => neighbour.Id.Position < hit.Id.Position))
        {
            screen.Paragraph(Indent, Run.Dim(before.Text));
        }

        screen.Paragraph(Indent, HighlightedText.Of(hit));
        foreach (var after in hit.Neighbours.Where(neighbour => neighbour.Id.Position > hit.Id.Position))
        {
            screen.Paragraph(Indent, Run.Dim(after.Text));
        }

        if (hit.Url is { } url)
        {
            screen.Paragraph(Indent, Run.Dim(url));
        }

        if (hit.AlsoIn.Count > 0)
        {
            screen.Paragraph(Indent, Run.Dim("also in " + string.Join(", ", hit.AlsoIn.Select(copy => SourceName.Of(copy.Document.Source)))));
        }

        if (hit.Scores is { } scores)
        {
            PrintScores(screen, scores);
        }
    }

    private static void PrintScores(Screen screen, ScoreExplanation scores)
    {
        var late = scores is { LateInteraction: { } similarity, Pairs: { } pairs }
            ? $" + {scores.LateInteractionWeight:0.00} × late interaction {similarity:0.000} + {scores.PairWeight:0.00} × pairs {pairs:0.000}"
            : "";
        var words = $" + {scores.ProximityWeight:0.00} × proximity {scores.Proximity:0.000} + {scores.TitleWeight:0.00} × title {scores.Title:0.000}";
        words += scores.CrossEncoder is { } rated ? $"; cross-encoder {rated:0.000}" : "";
        screen.Paragraph(
            Indent,
            $"score {scores.Total:0.000} = {scores.CosineWeight:0.00} × cosine {scores.CosineScaled:0.000} + {scores.KeywordWeight:0.00} × keywords {scores.KeywordScaled:0.000}{late}{words}");
        screen.Paragraph(Indent, Run.Dim($"(cosine {scores.Cosine:0.000} and BM25 {scores.Keyword:0.00} before scaling)"));
        foreach (var match in scores.Matches)
        {
            screen.Paragraph(Indent + 2, [Run.Bold(match.Question), " → ", Run.Marked(match.Passage), " ", Run.Dim($"{match.Similarity:0.00}, weight {match.Weight:0.00}")]);
        }
    }
}
