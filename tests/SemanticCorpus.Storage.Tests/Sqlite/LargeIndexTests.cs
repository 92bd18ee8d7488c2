using System.Collections.Immutable;
using System.Numerics.Tensors;
using SemanticCorpus.Storage.Sqlite.Index;
using SemanticCorpus.Storage.Tests.Contract;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

/// <summary>Searches of a segment large enough for a first look at bits, and for two threads.</summary>
public sealed class LargeIndexTests
{
    private const int Dimensions = 96;
    private const int Passages = 24_000;
    private const int Limit = 10;
    private readonly Samples _samples = new(90, Dimensions);
    private readonly float[][] _vectors;
    private readonly SearchIndex _index;

    public LargeIndexTests()
    {
        var topics = Enumerable.Range(0, 300).Select(_ => _samples.Vector()).ToArray();
        _vectors = [.. Enumerable.Range(0, Passages).Select(_ => Near(topics[_samples.Random.Next(topics.Length)], 0.8f))];
        var rows = BitScanTests.Rows(_samples, Dimensions, Passages, passage => _vectors[passage]);
        var postings = PostingsBuilder.Build([], new int[Passages], rows.Lengths, 0);
        var view = new SegmentView(IndexSegment.Of(rows, postings)).Without(Enumerable.Range(0, Passages).Where(place => place % 50 == 7));
        Assert.NotNull(view.Segment.Bits);
        _index = new SearchIndex(1, Passages, ImmutableArray.Create(view), 0, []);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void An_exact_search_finds_the_best_and_another_hardly_ever_misses_one(int oneIn)
    {
        var allowed = oneIn == 1 ? null : Enumerable.Range(1, Passages).Where(key => key % oneIn == 0).Select(key => (long)key).ToArray();
        var selections = _index.Segments.Select(view => view.Select(allowed)).ToArray();
        var found = 0;
        for (var i = 0; i < 50; i++)
        {
            var query = Near(_vectors[_samples.Random.Next(Passages)], 0.5f);
            var best = Enumerable.Range(0, Passages)
                .Where(passage => passage % 50 != 7 && (passage + 1) % oneIn == 0)
                .OrderByDescending(passage => TensorPrimitives.CosineSimilarity<float>(query, _vectors[passage]))
                .Take(Limit).ToArray();
            Assert.Equal(best.Select(passage => TensorPrimitives.CosineSimilarity<float>(query, _vectors[passage])), Scores(query, true, selections));
            var scores = Scores(query, false, selections);
            Assert.Equal(scores, Scores(query, false, selections));
            found += scores.Count(score => score >= TensorPrimitives.CosineSimilarity<float>(query, _vectors[best[^1]]));
        }

        Assert.InRange(found, 50 * Limit * 99 / 100, 50 * Limit);
    }

    [Fact]
    public void A_vector_that_is_not_a_number_is_never_among_the_best()
    {
        var selections = _index.Segments.Select(view => view.Select(null)).ToArray();
        var found = DenseSearch.Run(_index, _vectors[0], Limit, false, selections, (passage, vector) =>
        {
            _vectors[passage.Passage].CopyTo(vector);
            vector[0] = passage.Passage == 0 ? float.NaN : vector[0];
        }, TestContext.Current.CancellationToken);
        Assert.All(found, candidate => Assert.InRange(candidate.Score, -1, 1));
    }

    private float[] Near(float[] vector, float amount)
    {
        var noise = _samples.Vector();
        return [.. vector.Select((component, i) => component + (amount * noise[i]))];
    }

    private IEnumerable<float> Scores(float[] query, bool exact, PassageSelection[] selections) => DenseSearch.Run(
        _index, query, Limit, exact, selections, (passage, vector) => _vectors[passage.Passage].CopyTo(vector), TestContext.Current.CancellationToken)
        .Select(candidate => candidate.Score);
}
