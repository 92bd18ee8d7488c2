using SemanticCorpus.Analysis;
using SemanticCorpus.Search;

namespace SemanticCorpus.Answers;

/// <summary>Answers without a language model: quotes the sentences that fit the question best, or says that there is no answer.</summary>
public sealed class ExtractiveAnswerer
{
    /// <summary>A further sentence is quoted if its fit is at least this share of the best one's.</summary>
    private const double LeastShareOfBest = 0.8;

    /// <summary>A sentence that shares more of its terms with one already quoted says the same again.</summary>
    private const double MostOverlap = 0.6;

    private readonly CorpusSearch search;
    private readonly AnswerOptions options;

    /// <summary>Creates an answerer.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits.</exception>
    public ExtractiveAnswerer(CorpusSearch search, AnswerOptions? options = null)
    {
        this.search = search;
        this.options = options ?? new AnswerOptions();
        this.options.Validate();
    }

    /// <summary>Answers a question.</summary>
    /// <param name="request">The question and where to look for an answer; its least relevance holds for the passages listed too.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">A field of the request is out of its limits.</exception>
    public async Task<Answer> AskAsync(SearchRequest request, CancellationToken cancellationToken = default)
    {
        var found = await search.SearchAsync(request, cancellationToken).ConfigureAwait(false);
        return Compose(found);
    }

    /// <summary>Makes an answer of what a search found.</summary>
    public Answer Compose(SearchResponse found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Passages.Count == 0)
        {
            return Refusal(found, "No passage matches the question and its filters.");
        }

        var relevant = found.Passages.Where(passage => passage.Relevance >= options.MinRelevance).ToList();
        if (relevant.Count == 0)
        {
            var nearest = found.Passages.Max(passage => passage.Relevance);
            return Refusal(found, $"Nothing here answers this: the nearest passage has a relevance of {nearest:0.00}, and an answer takes {options.MinRelevance:0.00}.");
        }

        var citations = Quote(relevant).Select((quoted, index) => Citation.Of(index + 1, quoted.Passage, quoted.Sentence)).ToList();
        return new Answer
        {
            Answered = true,
            Text = string.Join(' ', citations.Select(citation => $"{Flat(citation.Quote)} [{citation.Number}]")),
            Citations = citations,
            Passages = found.Passages,
            Timings = found.Timings,
        };
    }

    private static Answer Refusal(SearchResponse found, string reason) =>
        new() { Answered = false, Reason = reason, Passages = found.Passages, Timings = found.Timings };

    /// <summary>The best sentence of the best passage first, then further ones that fit nearly as well and say something else.</summary>
    private List<(PassageHit Passage, SentenceHit Sentence)> Quote(List<PassageHit> relevant)
    {
        if (relevant[0].BestSentence is not { } best)
        {
            return [];
        }

        var quoted = new List<(PassageHit Passage, SentenceHit Sentence)> { (relevant[0], best) };
        var terms = new List<HashSet<string>> { Terms(best.Text) };
        var others = relevant
            .SelectMany(passage => passage.Sentences.Select(sentence => (Passage: passage, Sentence: sentence)))
            .Where(other => other.Sentence != best && other.Sentence.Score >= LeastShareOfBest * best.Score && !SentenceHit.IsQuestion(other.Sentence.Text))
            .OrderByDescending(other => other.Sentence.Score);
        foreach (var other in others)
        {
            if (quoted.Count == options.Sentences)
            {
                break;
            }

            var own = Terms(other.Sentence.Text);
            if (terms.TrueForAll(already => Overlap(own, already) <= MostOverlap))
            {
                quoted.Add(other);
                terms.Add(own);
            }
        }

        return quoted;
    }

    private static HashSet<string> Terms(string text) =>
        TextAnalyzer.Analyze(text).Where(term => !term.IsStopWord).Select(term => term.Value).ToHashSet(StringComparer.Ordinal);

    private static double Overlap(HashSet<string> one, HashSet<string> other) =>
        one.Count == 0 ? 1 : (double)one.Count(other.Contains) / Math.Min(one.Count, Math.Max(1, other.Count));

    private static string Flat(string quote) => string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
