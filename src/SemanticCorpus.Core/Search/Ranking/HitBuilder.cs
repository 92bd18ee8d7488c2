using SemanticCorpus.Analysis;
using SemanticCorpus.Documents;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Search.Ranking;

/// <summary>Makes what a caller sees of a ranked passage.</summary>
/// <param name="question">The question.</param>
/// <param name="tokens">Its weighted tokens, where there are any.</param>
/// <param name="explained">The weights if scores are to be explained, else null.</param>
/// <param name="cosineWeight">The weight of the scaled cosine.</param>
internal sealed class HitBuilder(AnalyzedQuestion question, QuestionTokens? tokens, RankingOptions? explained, double cosineWeight)
{
    /// <summary>A token is shown as chosen by meaning from this similarity on; below it the closest token is often just any token.</summary>
    private const float LeastShownSimilarity = 0.5f;

    public PassageHit Build(RankedPassage ranked, Neighbourhood neighbours)
    {
        var passage = ranked.Stored!.Passage;
        var sentences = Sentences(ranked, passage);
        var best = sentences.Where(sentence => !SentenceHit.IsQuestion(sentence.Text)).MaxBy(sentence => sentence.Score)
            ?? sentences.MaxBy(sentence => sentence.Score);
        var document = ranked.Stored.Document;
        return new PassageHit
        {
            Id = ranked.Id,
            Document = document,
            Text = passage.Text,
            Span = passage.Span,
            Source = passage.Source,
            Location = passage.Location,
            HeadingPath = passage.HeadingPath,
            Url = document.Metadata.Url is { } url ? TextFragment.Link(url, best?.Text) : null,
            Relevance = ranked.Relevance,
            BestSentence = best,
            Sentences = sentences,
            Highlights = Highlights(ranked, passage),
            Neighbours = neighbours.Of(ranked.Stored),
            AlsoIn = [.. ranked.Copies.Select(copy => new PassageCopy(copy.Id, copy.Stored!.Document)).DistinctBy(copy => copy.Document.Id)],
            Scores = explained is { } weights ? Explain(ranked, passage, weights) : null,
        };
    }

    private SentenceHit[] Sentences(RankedPassage ranked, PassageRecord passage)
    {
        var hits = new SentenceHit[passage.Sentences.Count];
        for (var i = 0; i < hits.Length; i++)
        {
            var sentence = passage.Sentences[i];
            var text = sentence.Span.Of(passage.Text);
            hits[i] = new SentenceHit(
                text, sentence.Span.Shift(passage.Span.Start), sentence.Source, ranked.Late?.Sentences[i] ?? ShareOfTerms(text));
        }

        return hits;
    }

    private double ShareOfTerms(string sentence)
    {
        var terms = TextAnalyzer.Analyze(sentence, question.Language).Select(term => term.Value).ToHashSet(StringComparer.Ordinal);
        return question.Terms.Count == 0 ? 0 : (double)question.Terms.Count(terms.Contains) / question.Terms.Count;
    }

    private IReadOnlyList<TextSpan> Highlights(RankedPassage ranked, PassageRecord passage)
    {
        IEnumerable<TextSpan> words;
        if (ranked.Late is { } late)
        {
            words = Enumerable.Range(0, late.Chosen.Length)
                .Where(i => late.Chosen[i] >= 0 && late.Similarities[i] >= LeastShownSimilarity)
                .Select(i => passage.Tokens!.Spans[late.Chosen[i]])
                .Where(span => span.Length > 0)
                .Select(span => Word.Around(passage.Text, span));
        }
        else
        {
            words = TextAnalyzer.Analyze(passage.Text, question.Language).Where(term => question.Terms.Contains(term.Value)).Select(term => term.Span);
        }

        return [.. Merge(words).Select(span => span.Shift(passage.Span.Start))];
    }

    /// <summary>The spans in order; those that overlap, such as a compound and its parts, as one.</summary>
    private static List<TextSpan> Merge(IEnumerable<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && span.Start < merged[^1].End)
            {
                merged[^1] = TextSpan.FromBounds(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    private ScoreExplanation Explain(RankedPassage ranked, PassageRecord passage, RankingOptions weights) => new()
    {
        Total = ranked.Total,
        Cosine = ranked.Cosine ?? 0,
        CosineScaled = ranked.CosineScaled,
        Keyword = ranked.Keyword,
        KeywordScaled = ranked.KeywordScaled,
        LateInteraction = ranked.Late?.Total,
        CrossEncoder = ranked.CrossEncoder,
        CosineWeight = cosineWeight,
        KeywordWeight = 1 - cosineWeight,
        LateInteractionWeight = weights.LateInteractionWeight,
        Pairs = ranked.Late?.Pairs,
        PairWeight = weights.PairWeight,
        Proximity = ranked.Words.Proximity,
        ProximityWeight = weights.ProximityWeight,
        Title = ranked.Words.Title,
        TitleWeight = weights.TitleWeight,
        Matches = ranked.Late is { } late ? Matches(late, passage) : [],
    };

    private TokenMatch[] Matches(LateInteractionScore late, PassageRecord passage) =>
    [
        .. Enumerable.Range(0, late.Chosen.Length).Where(i => late.Chosen[i] >= 0).Select(i =>
        {
            var span = passage.Tokens!.Spans[late.Chosen[i]];
            return new TokenMatch(
                tokens!.Vectors.Spans[i].Of(question.Text),
                span.Length > 0 ? Word.Around(passage.Text, span).Of(passage.Text) : "(title or heading)",
                late.Similarities[i],
                tokens.Weights[i]);
        }),
    ];
}
