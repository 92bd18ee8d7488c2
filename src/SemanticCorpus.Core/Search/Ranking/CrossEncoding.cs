namespace SemanticCorpus.Search.Ranking;

/// <summary>Puts the best passages into the order of a cross-encoder. Their relevance stays what it was: refusals rest on its calibration, and
/// the numbers of two cross-encoders mean different things.</summary>
internal static class CrossEncoding
{
    /// <summary>Orders the first passages anew; those behind them keep their places.</summary>
    public static async Task ApplyAsync(
        ICrossEncoder encoder, string question, List<RankedPassage> passages, int count, CancellationToken cancellationToken)
    {
        var best = passages.GetRange(0, Math.Min(count, passages.Count));
        var scores = await encoder.RateAsync(question, best.ConvertAll(Text), cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < best.Count; i++)
        {
            best[i].CrossEncoder = scores[i].Score;
        }

        // A stable sort: of equals the one that ranked better before comes first.
        var ordered = best.Zip(scores).OrderByDescending(pair => pair.Second.Logit).Select(pair => pair.First).ToList();
        passages.RemoveRange(0, best.Count);
        passages.InsertRange(0, ordered);
    }

    /// <summary>The passage as the cross-encoder reads it, behind its document's title.</summary>
    private static string Text(RankedPassage passage) =>
        passage.Stored!.Document.Metadata.Title is { Length: > 0 } title ? $"{title}\n{passage.Stored.Passage.Text}" : passage.Stored.Passage.Text;
}
