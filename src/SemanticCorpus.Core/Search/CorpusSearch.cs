using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using SemanticCorpus.Search.Ranking;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Search;

/// <summary>Finds the passages of a corpus that answer a question: candidates from the store, fused, reranked by late
/// interaction, with their relevance. A search makes one query embedding and two round trips to the store, a third one only
/// for neighbouring passages. Safe for concurrent use.</summary>
public sealed class CorpusSearch
{
    private readonly ICorpusStore store;
    private readonly IEmbeddingGenerator<string, Embedding<float>> embedder;
    private readonly RankingOptions ranking;
    private readonly TimeProvider time;
    private readonly ICrossEncoder? crossEncoder;

    /// <summary>Creates a search over a store and the model that its vectors were made with.</summary>
    /// <param name="store">The store.</param>
    /// <param name="embedder">The model.</param>
    /// <param name="ranking">How passages are ranked.</param>
    /// <param name="time">Measures what a search takes.</param>
    /// <param name="crossEncoder">Puts the best passages in order; null leaves the order to the ranking.</param>
    /// <exception cref="ArgumentException">A setting is out of its limits.</exception>
    public CorpusSearch(
        ICorpusStore store, IEmbeddingGenerator<string, Embedding<float>> embedder, RankingOptions? ranking = null, TimeProvider? time = null,
        ICrossEncoder? crossEncoder = null)
    {
        this.store = store;
        this.embedder = embedder;
        this.ranking = ranking ?? new RankingOptions();
        this.time = time ?? TimeProvider.System;
        this.crossEncoder = crossEncoder;
        this.ranking.Validate();
    }

    /// <summary>Finds passages.</summary>
    /// <exception cref="ArgumentException">A field of the request is out of its limits.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        using var activity = SearchTracing.Start(request);
        var started = time.GetTimestamp();
        var question = await AnalyzedQuestion
            .FromAsync(request.Query, embedder, ranking.LateInteractionWeight > 0, cancellationToken).ConfigureAwait(false);
        var embedded = time.GetTimestamp();

        var wanted = request.Offset + request.Limit;
        var candidates = await store.FindCandidatesAsync(
            new CandidateQuery
            {
                Embedding = request.Mode == SearchMode.Keyword ? default : question.Embedding,
                Terms = request.Mode == SearchMode.Semantic ? [] : question.SearchTerms,
                CountedTerms = question.Terms,
                TokenIds = question.Tokens?.Ids.Distinct().ToArray() ?? [],
                Limit = Math.Max(ranking.Candidates, wanted),
                Filter = request.Filter,
            },
            cancellationToken).ConfigureAwait(false);

        var cosineWeight = request.Mode switch { SearchMode.Semantic => 1, SearchMode.Keyword => 0, _ => request.Balance ?? ranking.CosineWeight };
        var ranked = Fusion.Fuse(candidates, cosineWeight);
        var tokens = question.Tokens is { } vectors ? QuestionTokens.Weigh(vectors, candidates.Passages, candidates.TokenFrequencies) : null;
        var words = QuestionWords.Weigh(request.Query, candidates.Passages, candidates.TermFrequencies);
        var listed = await ListAsync(ranked, request, question, tokens, words, cancellationToken).ConfigureAwait(false);
        var page = listed
            .Where(passage => passage.Relevance >= request.MinRelevance)
            .Skip(request.Offset)
            .Take(request.Limit)
            .ToList();
        var neighbours = await Neighbourhood.ReadAsync(store, page, request.Context, cancellationToken).ConfigureAwait(false);
        var hits = new HitBuilder(question, tokens, request.Explain ? ranking : null, cosineWeight);
        var passages = page.ConvertAll(passage => hits.Build(passage, neighbours));

        var ended = time.GetTimestamp();
        var timings = new SearchTimings(
            time.GetElapsedTime(started, embedded).TotalMilliseconds,
            time.GetElapsedTime(embedded, ended).TotalMilliseconds,
            time.GetElapsedTime(started, ended).TotalMilliseconds);
        SearchMeter.Record(timings);
        activity?.SetTag("passages", passages.Count);
        return new SearchResponse(passages, timings);
    }

    /// <summary>The passages that may be listed, best first: read, rated, and each said once.</summary>
    private async Task<List<RankedPassage>> ListAsync(
        List<RankedPassage> ranked, SearchRequest request, AnalyzedQuestion question, QuestionTokens? tokens, QuestionWords words, CancellationToken cancellationToken)
    {
        var wanted = request.Offset + request.Limit;
        var (next, end) = (0, CountToRead(ranked, wanted, request.PerDocument));
        var read = new List<RankedPassage>();
        var copies = new CopyCollapse();
        while (true)
        {
            var more = await ReadAsync(ranked, next, end, cancellationToken).ConfigureAwait(false);
            Rate(more, question, tokens, words);
            if (next == 0)
            {
                Rerank(more);
                if (crossEncoder is not null)
                {
                    await CrossEncoding.ApplyAsync(crossEncoder, request.Query, more, ranking.Reranked, cancellationToken).ConfigureAwait(false);
                }
            }

            read.AddRange(more);
            var ordered = request.Diversity > 0 ? Diversity.Reorder(read, request.Diversity) : read;
            var listed = CapPerDocument(request.Copies ? ordered : copies.Collapse(ordered), request.PerDocument).ToList();
            if (listed.Count >= wanted || end == ranked.Count)
            {
                return listed;
            }

            // Copies took the place of others: a story that many printed is listed once, and those behind it move up.
            (next, end) = (end, Math.Min(ranked.Count, end + Math.Max(ranking.Reranked, wanted)));
        }
    }

    /// <summary>How many of the candidates to read: those to rerank, and as many as the page needs once each document's share is capped.</summary>
    private int CountToRead(List<RankedPassage> ranked, int wanted, int? perDocument)
    {
        var kept = 0;
        var ofDocument = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < ranked.Count; i++)
        {
            var count = ofDocument[ranked[i].Id.DocumentId] = ofDocument.GetValueOrDefault(ranked[i].Id.DocumentId) + 1;
            kept += perDocument is null || count <= perDocument ? 1 : 0;
            if (kept >= wanted && i + 1 >= ranking.Reranked)
            {
                return i + 1;
            }
        }

        return ranked.Count;
    }

    private async Task<List<RankedPassage>> ReadAsync(List<RankedPassage> ranked, int start, int end, CancellationToken cancellationToken)
    {
        var best = ranked.GetRange(start, end - start);
        var stored = await store.GetPassagesAsync(best.ConvertAll(passage => passage.Id), cancellationToken).ConfigureAwait(false);
        var byId = stored.ToDictionary(passage => passage.Passage.Id);
        foreach (var passage in best)
        {
            passage.Stored = byId.GetValueOrDefault(passage.Id);
        }

        // A document replaced or deleted between the two round trips has taken its candidates with it.
        best.RemoveAll(passage => passage.Stored is null);
        return best;
    }

    private static void Rate(List<RankedPassage> passages, AnalyzedQuestion question, QuestionTokens? tokens, QuestionWords words)
    {
        foreach (var passage in passages)
        {
            var stored = passage.Stored!.Passage;
            passage.Cosine = TensorPrimitives.Dot(question.Embedding.Span, stored.Embedding.Span);
            passage.Late = tokens is not null && stored.Tokens is { } own ? LateInteraction.Score(tokens, own, stored.Sentences) : null;
            passage.Words = words.Match(stored.Text, $"{passage.Stored.Document.Metadata.Title} | {string.Join(" | ", stored.HeadingPath)}");
            passage.Relevance = Relevance.Of(passage.Cosine.Value, passage.Late?.Total, passage.Words.Proximity);
        }
    }

    /// <summary>Orders the first ones by all evidence. Those past them keep their order behind them, so that a page does not depend
    /// on how many were asked for.</summary>
    private void Rerank(List<RankedPassage> passages)
    {
        var reranked = passages.GetRange(0, Math.Min(ranking.Reranked, passages.Count));
        foreach (var passage in reranked)
        {
            passage.Total += (ranking.ProximityWeight * passage.Words.Proximity) + (ranking.TitleWeight * passage.Words.Title)
                + (passage.Late is { } late ? (ranking.LateInteractionWeight * late.Total) + (ranking.PairWeight * late.Pairs) : 0);
        }

        Fusion.Sort(reranked);
        passages.RemoveRange(0, reranked.Count);
        passages.InsertRange(0, reranked);
    }

    private static IEnumerable<RankedPassage> CapPerDocument(List<RankedPassage> passages, int? perDocument)
    {
        if (perDocument is not { } most)
        {
            return passages;
        }

        var ofDocument = new Dictionary<string, int>(StringComparer.Ordinal);
        return passages.Where(passage =>
            (ofDocument[passage.Id.DocumentId] = ofDocument.GetValueOrDefault(passage.Id.DocumentId) + 1) <= most);
    }
}
