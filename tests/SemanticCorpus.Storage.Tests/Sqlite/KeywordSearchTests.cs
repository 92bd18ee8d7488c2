using System.Buffers;
using System.Collections.Immutable;
using SemanticCorpus.Storage.Sqlite.Blobs;
using SemanticCorpus.Storage.Sqlite.Index;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class KeywordSearchTests
{
    private const int Terms = 400;

    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 9000)]
    [InlineData(3, 20000)]
    public void The_list_is_that_of_scoring_every_passage_to_the_last_bit(int seed, int passages)
    {
        var random = new Random(seed);
        var index = Index(random, passages);
        for (var i = 0; i < 40; i++)
        {
            var terms = Enumerable.Range(0, random.Next(1, 13)).Select(_ => Term(random)).Distinct().ToArray();
            var allowed = i % 4 == 3 ? Enumerable.Range(1, passages).Where(_ => random.Next(i % 8 == 3 ? 2 : 100) == 0).Select(key => (long)key).ToArray() : null;
            var selections = index.Segments.Select(view => view.Select(allowed)).ToArray();
            var limit = random.Next(3) == 0 ? 10 : 100;
            var found = KeywordSearch.Run(index, terms, limit, selections, TestContext.Current.CancellationToken);
            Assert.Equal(Exhaustive(index, terms, limit, allowed), found.Select(candidate => (candidate.Id.DocumentId, candidate.Score)));
        }
    }

    private static int Term(Random random) => (int)(Math.Pow(random.NextDouble(), 3) * Terms) + 1;

    /// <summary>Two segments, the smaller with other lengths and every tenth document gone.</summary>
    private static SearchIndex Index(Random random, int passages)
    {
        var large = Segment(random, 1, passages - (passages / 10), 40);
        var small = Segment(random, passages - (passages / 10) + 1, passages / 10, 90);
        var views = ImmutableArray.Create(
            new SegmentView(large),
            new SegmentView(small).Without(Enumerable.Range(0, small.Documents).Where(place => place % 10 == 0)));
        var length = views.Sum(view => Enumerable.Range(0, view.Segment.Passages).Where(view.Everything.Has).Sum(passage => (long)view.Segment.Lengths[passage]));
        return new SearchIndex(1, passages, views, length, []);
    }

    private static IndexSegment Segment(Random random, int firstKey, int passages, int longest)
    {
        var rows = new SegmentRows(new RowSizes(passages, passages * 6, passages, 1));
        rows.Memory.Bytes.Clear();
        var (blobs, ends) = (new ArrayBufferWriter<byte>(), new int[passages]);
        for (var i = 0; i < passages; i++)
        {
            var counts = Enumerable.Range(0, random.Next(longest)).Select(_ => Term(random)).CountBy(term => term).ToDictionary();
            if (i % 500 == 0)
            {
                counts[Term(random)] = random.Next(200, 400);
            }

            blobs.Write(CountsBlob.Write(counts));
            ends[i] = blobs.WrittenCount;
            System.Text.Encoding.UTF8.GetBytes($"{firstKey + i:d6}", rows.Ids[(i * 6)..]);
            (rows.Keys[i], rows.Firsts[i], rows.IdEnds[i]) = (firstKey + i, i, (i + 1) * 6);
        }

        rows.Firsts[passages] = passages;
        return IndexSegment.Of(rows, PostingsBuilder.Build(blobs.WrittenSpan, ends, rows.Lengths, Terms));
    }

    private static IEnumerable<(string, float)> Exhaustive(SearchIndex index, int[] terms, int limit, long[]? allowed)
    {
        var bm25 = new Bm25((float)((double)index.TotalLength / index.Passages));
        var scores = new List<(string Id, float Score)>();
        var weights = Array.ConvertAll(terms, term => Bm25.Weight(index.Passages, index.Segments.Sum(view => (double)view.FrequencyOf(term))));
        foreach (var view in index.Segments)
        {
            var sums = new float[view.Segment.Passages];
            for (var i = 0; i < terms.Length; i++)
            {
                var place = view.Segment.Postings.Find(terms[i]);
                for (var posting = place < 0 ? 0 : view.Segment.Postings.Starts[place]; place >= 0 && posting < view.Segment.Postings.Starts[place + 1]; posting++)
                {
                    var passage = view.Segment.Postings.Passages[posting];
                    sums[passage] += bm25.Saturation(weights[i], view.Segment.Postings.CountAt(posting), view.Segment.Lengths[passage]);
                }
            }

            for (var passage = 0; passage < sums.Length; passage++)
            {
                if (sums[passage] > 0 && view.Everything.Has(passage) && (allowed is null || allowed.Contains(view.Segment.Document(passage).Key)))
                {
                    scores.Add((view.Segment.IdOf(passage), sums[passage]));
                }
            }
        }

        return scores.OrderByDescending(item => item.Score).ThenBy(item => item.Id, StringComparer.Ordinal).Take(limit);
    }
}
