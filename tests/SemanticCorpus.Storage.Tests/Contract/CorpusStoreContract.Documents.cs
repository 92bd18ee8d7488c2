using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Contract;

public abstract partial class CorpusStoreContract
{
    [Fact]
    public async Task A_new_corpus_is_empty()
    {
        var samples = new Samples(1);
        var store = await OpenAsync(samples);
        var status = await store.GetStatusAsync(Cancellation);
        Assert.Equal((0, 0, null), (status.Documents, status.Passages, status.LastChanged));
        Assert.Equal(samples.Schema, status.Schema);
        Assert.Empty(await ListAsync(store));
        Assert.Null(await store.GetDocumentAsync("d", Cancellation));
        Assert.Null(await store.GetSummaryAsync("d", Cancellation));
        Assert.False(await store.DeleteDocumentAsync("d", Cancellation));
        Assert.Empty(await store.GetPassagesAsync([new PassageId("d", 0)], Cancellation));
        var found = await store.FindCandidatesAsync(new CandidateQuery { Embedding = samples.Vector(), Terms = ["model"], TokenIds = [1], Limit = 5 }, Cancellation);
        new CorpusModel().AssertAgrees(new CandidateQuery { Embedding = samples.Vector(), TokenIds = [1], Limit = 5 }, found);
    }

    [Fact]
    public async Task What_is_stored_comes_back_unchanged()
    {
        var samples = new Samples(2);
        var store = await OpenAsync(samples);
        var document = samples.Document("d", new DocumentMetadata
        {
            Title = "T", Author = "A", Published = new DateTimeOffset(2024, 2, 29, 23, 59, 59, 999, TimeSpan.FromMinutes(-90)).AddTicks(1234),
            Url = "https://example.org", Site = "S", Language = "en", Tags = ["b", "a", "A", "a"],
            Properties = new Dictionary<string, string> { ["k"] = "v", ["K"] = "", [""] = "空" },
        }) with { Original = "nul \0 tab \t crlf \r\n 🙂 \uFFFF \uFEFF end", Text = "\0", };
        var passages = samples.Passages("d", 7);
        await store.ReplaceDocumentAsync(document, passages, Cancellation);
        var model = new CorpusModel();
        model.Replace(document, passages);
        Assert.Equal(Canonical.Of(document), Canonical.Of((await store.GetDocumentAsync("d", Cancellation))!));
        Assert.Equal(Canonical.Of(model.Summary("d")!), Canonical.Of((await store.GetSummaryAsync("d", Cancellation))!));
        var back = await store.GetPassagesAsync([.. passages.Select(p => p.Id)], Cancellation);
        Assert.Equal(7, back.Count);
        for (var i = 0; i < back.Count; i++)
        {
            Canonical.AssertEqual(passages[i], back[i].Passage);
            Assert.Equal(Canonical.Of(model.Summary("d")!), Canonical.Of(back[i].Document));
        }
    }

    [Fact]
    public async Task Empty_texts_and_lists_come_back_empty()
    {
        var samples = new Samples(3);
        var store = await OpenAsync(samples);
        var document = samples.Document("d", new DocumentMetadata { Title = "", Author = "", Tags = [""] }) with { Original = "", Text = "", Source = "" };
        var passage = samples.Passage("d", 0, terms: []) with { Text = "", Sentences = [], HeadingPath = [""], Tokens = null };
        await store.ReplaceDocumentAsync(document, [passage], Cancellation);
        Assert.Equal(Canonical.Of(document), Canonical.Of((await store.GetDocumentAsync("d", Cancellation))!));
        Canonical.AssertEqual(passage, Assert.Single(await store.GetPassagesAsync([passage.Id], Cancellation)).Passage);
    }

    [Fact]
    public async Task A_lone_surrogate_becomes_a_replacement_character_and_moves_nothing()
    {
        var samples = new Samples(4);
        var store = await OpenAsync(samples);
        await store.ReplaceDocumentAsync(samples.Document("d") with { Text = "a\uD800b\uDC00c" }, [], Cancellation);
        Assert.Equal("a\uFFFDb\uFFFDc", (await store.GetDocumentAsync("d", Cancellation))!.Text);
    }

    [Fact]
    public async Task Replacing_leaves_nothing_of_the_old_version_and_other_documents_alone()
    {
        var samples = new Samples(5);
        var store = await OpenAsync(samples);
        var other = samples.Document("other");
        await store.ReplaceDocumentAsync(other, samples.Passages("other", 2), Cancellation);
        await store.ReplaceDocumentAsync(samples.Document("d"), [samples.Passage("d", 0, ["old"]), samples.Passage("d", 1, ["old"])], Cancellation);
        var next = samples.Document("d");
        await store.ReplaceDocumentAsync(next, [samples.Passage("d", 0, ["new"])], Cancellation);

        Assert.Equal(Canonical.Of(next), Canonical.Of((await store.GetDocumentAsync("d", Cancellation))!));
        Assert.Equal(Canonical.Of(other), Canonical.Of((await store.GetDocumentAsync("other", Cancellation))!));
        Assert.Single(await store.GetPassagesAsync([new PassageId("d", 0), new PassageId("d", 1)], Cancellation));
        Assert.Empty((await store.FindCandidatesAsync(new CandidateQuery { Terms = ["old"], Limit = 9 }, Cancellation)).Keyword);
        Assert.Single((await store.FindCandidatesAsync(new CandidateQuery { Terms = ["new"], Limit = 9 }, Cancellation)).Keyword);
        var status = await store.GetStatusAsync(Cancellation);
        Assert.Equal((2, 3), (status.Documents, status.Passages));
    }

    [Fact]
    public async Task Deleting_takes_the_passages_along()
    {
        var samples = new Samples(6);
        var store = await OpenAsync(samples);
        await store.ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 3), Cancellation);
        Assert.True(await store.DeleteDocumentAsync("d", Cancellation));
        Assert.False(await store.DeleteDocumentAsync("d", Cancellation));
        Assert.Empty(await store.GetPassagesAsync([new PassageId("d", 0)], Cancellation));
        Assert.Empty((await store.FindCandidatesAsync(new CandidateQuery { Embedding = samples.Vector(), Limit = 9 }, Cancellation)).Dense);
        Assert.Equal(0, (await store.GetStatusAsync(Cancellation)).Passages);
    }

    [Fact]
    public async Task The_status_tells_when_the_corpus_last_changed()
    {
        var samples = new Samples(7);
        var store = await OpenAsync(samples);
        await store.ReplaceDocumentAsync(samples.Document("d"), [], Cancellation);
        Assert.Equal(Time.Now, (await store.GetStatusAsync(Cancellation)).LastChanged);
        Time.Now += TimeSpan.FromHours(1);
        await store.DeleteDocumentAsync("missing", Cancellation);
        Assert.Equal(Time.Now - TimeSpan.FromHours(1), (await store.GetStatusAsync(Cancellation)).LastChanged);
        await store.DeleteDocumentAsync("d", Cancellation);
        Assert.Equal(Time.Now, (await store.GetStatusAsync(Cancellation)).LastChanged);
    }

    [Fact]
    public async Task Passages_come_in_the_order_asked_for_without_those_that_are_not_there()
    {
        var samples = new Samples(8);
        var store = await OpenAsync(samples);
        await store.ReplaceDocumentAsync(samples.Document("a"), samples.Passages("a", 2), Cancellation);
        await store.ReplaceDocumentAsync(samples.Document("b"), samples.Passages("b", 1), Cancellation);
        PassageId[] ids = [new("b", 0), new("a", 1), new("a", -1), new("a", 2), new("c", 0), new("a", 0), new("b", int.MaxValue), new("b", 0)];
        var found = await store.GetPassagesAsync(ids, Cancellation);
        Assert.Equal(["b#0", "a#1", "a#0", "b#0"], found.Select(p => p.Passage.Id.ToString()));
    }

    [Fact]
    public async Task Documents_are_listed_by_id()
    {
        var samples = new Samples(9);
        var store = await OpenAsync(samples);
        string[] ids = ["b", "a", "B", "\uFFFD", "😀", "ä", "aa"];
        foreach (var id in ids)
        {
            await store.ReplaceDocumentAsync(samples.Document(id), [], Cancellation);
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), (await ListAsync(store)).Select(s => s.Id));
    }

    [Fact]
    public async Task A_document_may_be_deleted_while_it_is_listed()
    {
        var samples = new Samples(10);
        var store = await OpenAsync(samples);
        for (var i = 0; i < 150; i++)
        {
            await store.ReplaceDocumentAsync(samples.Document($"d{i}"), [], Cancellation);
        }

        await foreach (var summary in store.ListDocumentsAsync(new CorpusFilter(), Cancellation))
        {
            Assert.True(await store.DeleteDocumentAsync(summary.Id, Cancellation));
        }

        Assert.Empty(await ListAsync(store));
    }

    [Fact]
    public async Task What_is_stored_is_there_after_reopening()
    {
        var samples = new Samples(11);
        var store = await OpenAsync(samples);
        var model = new CorpusModel();
        for (var i = 0; i < 5; i++)
        {
            var (document, passages) = (samples.Document($"d{i}", samples.Metadata()), samples.Passages($"d{i}", i));
            await store.ReplaceDocumentAsync(document, passages, Cancellation);
            model.Replace(document, passages);
        }

        await store.DisposeAsync();
        store = await OpenAsync(samples);
        var query = new CandidateQuery { Embedding = samples.Vector(), Terms = ["model", "open"], TokenIds = [1, 2, 3], Limit = 20 };
        model.AssertAgrees(query, await store.FindCandidatesAsync(query, Cancellation));
        Assert.Equal(model.List(new CorpusFilter()).Select(Canonical.Of), (await ListAsync(store)).Select(Canonical.Of));
    }
}
