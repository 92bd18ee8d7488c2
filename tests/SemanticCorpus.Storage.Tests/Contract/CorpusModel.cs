using Xunit;

namespace SemanticCorpus.Storage.Tests.Contract;

/// <summary>What a store must do, written down in the plainest way.</summary>
internal sealed class CorpusModel
{
    private readonly SortedDictionary<string, (DocumentRecord Document, IReadOnlyList<PassageRecord> Passages)> _documents = new(StringComparer.Ordinal);

    public int Documents => _documents.Count;

    public IReadOnlyList<PassageRecord> Passages => [.. _documents.Values.SelectMany(entry => entry.Passages)];

    public void Replace(DocumentRecord document, IReadOnlyList<PassageRecord> passages) => _documents[document.Id] = (document, passages);

    public bool Delete(string id) => _documents.Remove(id);

    public DocumentRecord? Document(string id) => _documents.TryGetValue(id, out var entry) ? entry.Document : null;

    public PassageRecord? Passage(PassageId id) =>
        _documents.TryGetValue(id.DocumentId, out var entry) && id.Position >= 0 && id.Position < entry.Passages.Count ? entry.Passages[id.Position] : null;

    public DocumentSummary? Summary(string id) => _documents.TryGetValue(id, out var entry)
        ? new DocumentSummary(id, entry.Document.Source, entry.Document.ContentHash, entry.Document.Metadata, entry.Passages.Count,
            entry.Document.Text.Length, entry.Document.IngestedAt)
        : null;

    public IReadOnlyList<DocumentSummary> List(CorpusFilter filter) =>
        [.. _documents.Values.Where(entry => Passes(entry.Document, filter)).Select(entry => Summary(entry.Document.Id)!)];

    public void AssertAgrees(CandidateQuery query, CandidateSet found)
    {
        var passages = Passages;
        Assert.Equal(passages.Count, found.Passages);
        Assert.Equal(query.TokenIds.Distinct().Order(), found.TokenFrequencies.Keys.Order());
        foreach (var (id, frequency) in found.TokenFrequencies)
        {
            Assert.Equal(passages.Count(p => p.Tokens?.Ids.Contains(id) == true), frequency);
        }

        var allowed = passages.Where(p => Passes(_documents[p.Id.DocumentId].Document, query.Filter)).ToList();
        AssertRanked(found.Dense, query.Limit, query.Embedding.IsEmpty ? [] : allowed.ToDictionary(p => p.Id, p => Cosine(query.Embedding.Span, p.Embedding.Span)));
        var bm25 = new NaiveBm25(passages, query.Terms);
        AssertRanked(found.Keyword, query.Limit, allowed.Where(p => p.Terms.Intersect(query.Terms).Any()).ToDictionary(p => p.Id, bm25.Score));
    }

    private static void AssertRanked(IReadOnlyList<Candidate> found, int limit, Dictionary<PassageId, double> scores)
    {
        var best = scores.Values.OrderDescending().Take(limit).ToList();
        Assert.Equal(best.Count, found.Count);
        Assert.Equal(found.Count, found.Select(candidate => candidate.Id).Distinct().Count());
        for (var i = 0; i < found.Count; i++)
        {
            var tolerance = 1e-5 * Math.Max(1, Math.Abs(best[i]));
            Assert.Equal(best[i], found[i].Score, tolerance);
            Assert.Equal(scores[found[i].Id], found[i].Score, tolerance);
            if (i > 0 && found[i].Score == found[i - 1].Score)
            {
                var order = string.CompareOrdinal(found[i - 1].Id.DocumentId, found[i].Id.DocumentId);
                Assert.True(order < 0 || (order == 0 && found[i - 1].Id.Position < found[i].Id.Position), "Ties are in order of id and position.");
            }
            else if (i > 0)
            {
                Assert.True(found[i].Score < found[i - 1].Score, "Scores descend.");
            }
        }
    }

    private static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (dot, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
            aa += (double)a[i] * a[i];
            bb += (double)b[i] * b[i];
        }

        return dot / Math.Sqrt(aa * bb);
    }

    private static bool Passes(DocumentRecord document, CorpusFilter filter)
    {
        var metadata = document.Metadata;
        return (filter.Sources.Count == 0 || filter.Sources.Any(s => s.EndsWith('*')
                ? document.Source.StartsWith(s[..^1], StringComparison.Ordinal)
                : document.Source == s))
            && filter.Tags.All(tag => metadata.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
            && (filter.Authors.Count == 0 || (metadata.Author is { } author && filter.Authors.Contains(author, StringComparer.OrdinalIgnoreCase)))
            && (filter.PublishedFrom is null || metadata.Published >= filter.PublishedFrom)
            && (filter.PublishedBefore is null || metadata.Published < filter.PublishedBefore)
            && (filter.DocumentIds.Count == 0 || filter.DocumentIds.Contains(document.Id))
            && filter.Properties.All(p => metadata.Properties.TryGetValue(p.Key, out var value) && value == p.Value);
    }
}
