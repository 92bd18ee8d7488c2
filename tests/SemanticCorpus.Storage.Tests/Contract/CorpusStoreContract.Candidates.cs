using Xunit;

namespace SemanticCorpus.Storage.Tests.Contract;

public abstract partial class CorpusStoreContract
{
    [Fact]
    public async Task Both_lists_agree_with_the_plain_formulas()
    {
        var samples = new Samples(30);
        var (store, model) = await FillAsync(samples, 60);
        for (var i = 0; i < 60; i++)
        {
            var query = Query(samples, filtered: false);
            model.AssertAgrees(query, await store.FindCandidatesAsync(query, Cancellation));
        }
    }

    [Fact]
    public async Task Each_filter_alone_and_all_together_keep_what_the_plain_comparison_keeps()
    {
        var samples = new Samples(31);
        var (store, model) = await FillAsync(samples, 40);
        var all = new CorpusFilter
        {
            Sources = ["/articles/d1*", "/articles/d2.html"], Tags = ["AI", "news"], Authors = ["ada", "grace"],
            PublishedFrom = new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero), PublishedBefore = new DateTimeOffset(2024, 1, 8, 0, 0, 0, TimeSpan.Zero),
            DocumentIds = [.. Enumerable.Range(5, 20).Select(i => $"d{i}")], Properties = new Dictionary<string, string> { ["kind0"] = "x" },
        };
        CorpusFilter[] filters =
        [
            all, new() { Sources = all.Sources }, new() { Tags = ["ai"] }, new() { Tags = all.Tags }, new() { Tags = ["größe"] }, new() { Authors = all.Authors },
            new() { Authors = ["ünal"] }, new() { PublishedFrom = all.PublishedFrom }, new() { PublishedBefore = all.PublishedBefore }, new() { DocumentIds = all.DocumentIds },
            new() { Properties = all.Properties }, new() { Properties = new Dictionary<string, string> { ["\"quoted\"1"] = "" } }, new() { Sources = ["*"] },
            new() { Sources = ["/articles/%"] }, new() { Sources = ["/ARTICLES/*"] }, new() { DocumentIds = [.. Enumerable.Range(0, 50_000).Select(i => $"d{i}")] },
            new() { PublishedFrom = all.PublishedFrom, Tags = ["ai"] }, new() { DocumentIds = ["'; DROP TABLE documents; --"] },
        ];
        foreach (var filter in filters)
        {
            Assert.Equal(model.List(filter).Select(Canonical.Of), (await ListAsync(store, filter)).Select(Canonical.Of));
            var query = new CandidateQuery { Embedding = samples.Vector(), Terms = ["model", "open", "word1"], Limit = 10, Filter = filter };
            model.AssertAgrees(query, await store.FindCandidatesAsync(query, Cancellation));
        }
    }

    [Fact]
    public async Task Terms_are_counted_whether_or_not_they_are_looked_for()
    {
        var samples = new Samples(42);
        var store = await OpenAsync(samples);
        await store.ReplaceDocumentAsync(samples.Document("a"), [samples.Passage("a", 0, terms: ["tide", "tide", "moon"]), samples.Passage("a", 1, terms: ["tide"])], Cancellation);
        await store.ReplaceDocumentAsync(samples.Document("b"), [samples.Passage("b", 0, terms: ["moon"])], Cancellation);
        var query = new CandidateQuery { Terms = ["moon"], CountedTerms = ["tide", "moon", "sun"], Limit = 5, Filter = new CorpusFilter { DocumentIds = ["b"] } };
        var found = await store.FindCandidatesAsync(query, Cancellation);
        Assert.Equal([("moon", 2L), ("sun", 0L), ("tide", 2L)], found.TermFrequencies.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(2, (await store.FindCandidatesAsync(query with { Terms = [], Embedding = samples.Vector() }, Cancellation)).TermFrequencies["tide"]);
        Assert.Empty((await store.FindCandidatesAsync(query with { CountedTerms = [] }, Cancellation)).TermFrequencies);
    }

    [Fact]
    public async Task A_filter_of_a_prefix_does_not_split_characters()
    {
        var samples = new Samples(32);
        var store = await OpenAsync(samples);
        await store.ReplaceDocumentAsync(samples.Document("a") with { Source = "\0é/1" }, [], Cancellation);
        await store.ReplaceDocumentAsync(samples.Document("b") with { Source = "\0e\u0301/1" }, [], Cancellation);
        Assert.Equal(["a"], (await ListAsync(store, new CorpusFilter { Sources = ["\0é*"] })).Select(s => s.Id));
    }

    [Fact]
    public async Task Every_term_is_one_keyword_whatever_it_is_made_of()
    {
        var samples = new Samples(33);
        var store = await OpenAsync(samples);
        for (var i = 0; i < Samples.Vocabulary.Count; i++)
        {
            await store.ReplaceDocumentAsync(samples.Document($"d{i}"), [samples.Passage($"d{i}", 0, [Samples.Vocabulary[i]])], Cancellation);
        }

        for (var i = 0; i < Samples.Vocabulary.Count; i++)
        {
            var found = await store.FindCandidatesAsync(new CandidateQuery { Terms = [Samples.Vocabulary[i]], Limit = 10 }, Cancellation);
            Assert.Equal($"d{i}", Assert.Single(found.Keyword).Id.DocumentId);
        }

        foreach (var term in new[] { "c", "++", "gpt", "MODEL", "word1*", "東", "word1 word2", "é", "SS", " ", "" })
        {
            Assert.Empty((await store.FindCandidatesAsync(new CandidateQuery { Terms = [term], Limit = 10 }, Cancellation)).Keyword);
        }
    }

    [Fact]
    public async Task Ties_are_in_order_of_document_and_position_whatever_the_order_of_writing()
    {
        var samples = new Samples(34);
        var store = await OpenAsync(samples);
        var vector = samples.Vector();
        foreach (var id in new[] { "c", "a", "d", "B", "b", "a" })
        {
            await store.ReplaceDocumentAsync(
                samples.Document(id), [.. Enumerable.Range(0, 3).Select(i => samples.Passage(id, i, ["same", "terms"], vector))], Cancellation);
        }

        var found = await store.FindCandidatesAsync(new CandidateQuery { Embedding = samples.Vector(), Terms = ["same"], Limit = 7 }, Cancellation);
        string[] expected = ["B#0", "B#1", "B#2", "a#0", "a#1", "a#2", "b#0"];
        Assert.Equal(expected, found.Dense.Select(c => c.Id.ToString()));
        Assert.Equal(expected, found.Keyword.Select(c => c.Id.ToString()));
    }

    [Fact]
    public async Task Vectors_that_differ_by_little_are_told_apart()
    {
        var samples = new Samples(35);
        var store = await OpenAsync(samples);
        var query = samples.Vector();
        var model = new CorpusModel();
        var noise = Enumerable.Range(0, 300).Select(i => samples.Vector()).ToArray();
        var passages = noise.Select((n, i) => samples.Passage("d", i, embedding: Near(query, n, 0.0004f * i))).Reverse().Select((p, i) => p with { Id = new PassageId("d", i) }).ToArray();
        var document = samples.Document("d");
        await store.ReplaceDocumentAsync(document, passages, Cancellation);
        model.Replace(document, passages);
        var question = new CandidateQuery { Embedding = query, Limit = 10 };
        model.AssertAgrees(question, await store.FindCandidatesAsync(question, Cancellation));
    }

    [Fact]
    public async Task A_term_given_twice_counts_once_and_a_limit_may_be_huge()
    {
        var samples = new Samples(36);
        var (store, model) = await FillAsync(samples, 10);
        var query = new CandidateQuery { Embedding = samples.Vector(), Terms = ["model", "model"], TokenIds = [1, 1], Limit = int.MaxValue };
        model.AssertAgrees(query, await store.FindCandidatesAsync(query, Cancellation));
    }

    private async Task<(ICorpusStore Store, CorpusModel Model)> FillAsync(Samples samples, int documents)
    {
        var (store, model) = (await OpenAsync(samples), new CorpusModel());
        for (var i = 0; i < documents; i++)
        {
            var (document, passages) = (samples.Document($"d{i}", samples.Metadata()), samples.Passages($"d{i}", samples.Random.Next(6)));
            await store.ReplaceDocumentAsync(document, passages, Cancellation);
            model.Replace(document, passages);
        }

        return (store, model);
    }

    private static CandidateQuery Query(Samples samples, bool filtered) => new()
    {
        Embedding = samples.Random.Next(4) == 0 ? default : samples.Vector(),
        Terms = samples.Terms(),
        TokenIds = [samples.Random.Next(30), samples.Random.Next(30), 1000],
        Limit = samples.Random.Next(1, 30),
        Filter = filtered ? samples.Filter() : new CorpusFilter(),
    };

    private static float[] Near(float[] vector, float[] noise, float amount)
    {
        var sum = vector.Zip(noise, (v, n) => v + (amount * n)).ToArray();
        var length = MathF.Sqrt(sum.Sum(v => v * v));
        return Array.ConvertAll(sum, v => v / length);
    }
}
