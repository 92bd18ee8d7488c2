using SemanticCorpus.Search;
using SemanticCorpus.Storage;
using Xunit;

namespace SemanticCorpus.Hosting.Tests;

public sealed class ModelChangeTests : IDisposable
{
    private readonly Workplace place = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_corpus_gets_the_new_model_and_keeps_every_document_and_text()
    {
        await place.IngestAsync(Cancellation, ("one.txt", Workplace.Text(1)), ("two.txt", Workplace.Text(2)));
        var before = await TextsAsync(place.Settings());

        await ChangeAsync(Workplace.TinyModel, keep: false);

        await using var session = await CorpusSession.ReadAsync(place.Settings(Workplace.TinyModel), Cancellation);
        Assert.Equal(32, session.Store.Schema.Model.Dimensions);
        Assert.Equal(before, await TextsAsync(place.Settings(Workplace.TinyModel)));
        Assert.Empty(await session.Store.CheckAsync(Cancellation));

        // This model reads 64 tokens at a time, so passages were divided; no sentence is lost and every place is exact.
        foreach (var (id, text) in before)
        {
            var summary = (await session.Store.GetSummaryAsync(id, Cancellation))!;
            var passages = await session.Store.GetPassagesAsync([.. Enumerable.Range(0, summary.Passages).Select(i => new PassageId(id, i))], Cancellation);
            Assert.Equal(summary.Passages, passages.Count);
            Assert.All(passages, passage => Assert.Equal(passage.Passage.Span.Of(text), passage.Passage.Text));
            Assert.Equal(60, passages.Sum(passage => passage.Passage.Sentences.Count));
        }

        var found = await session.Search.SearchAsync(new SearchRequest { Query = "who paid for the stones of town 35" }, Cancellation);
        Assert.Contains("town 35", found.Passages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searches_go_on_while_the_new_vectors_are_built_and_after_a_stop_it_goes_on_where_it_was()
    {
        await place.IngestAsync(Cancellation, ("one.txt", Workplace.Text(1)), ("two.txt", Workplace.Text(2)), ("three.txt", Workplace.Text(3)));
        await using var reader = await CorpusSession.ReadAsync(place.Settings(), Cancellation);

        await using (var stopped = (await ModelChange.OpenAsync(place.Settings(Workplace.TinyModel), Cancellation))!)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.BuildAsync(done => { if (done == 2) { stop.Cancel(); } }, stop.Token));
            Assert.NotEmpty((await reader.Search.SearchAsync(new SearchRequest { Query = "harbour" }, Cancellation)).Passages);
        }

        await using var change = (await ModelChange.OpenAsync(place.Settings(Workplace.TinyModel), Cancellation))!;
        Assert.Equal(1, await change.BuildAsync(_ => { }, Cancellation));
        await change.SwitchAsync(keep: false, Cancellation);

        // A process that opened the corpus before is told, and never compares vectors of two models.
        var told = await Assert.ThrowsAsync<ModelMismatchException>(() => reader.Search.SearchAsync(new SearchRequest { Query = "harbour" }, Cancellation));
        Assert.Contains("tiny-bert", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_while_it_was_built_is_in_the_new_state_too()
    {
        await place.IngestAsync(Cancellation, ("one.txt", Workplace.Text(1)), ("two.txt", Workplace.Text(2)));
        await using (var change = (await ModelChange.OpenAsync(place.Settings(Workplace.TinyModel), Cancellation))!)
        {
            await change.BuildAsync(_ => { }, Cancellation);
            await place.IngestAsync(Cancellation, ("one.txt", Workplace.Text(9)), ("new.txt", Workplace.Text(4)));
            await using (var session = await CorpusSession.WriteAsync(place.Settings(), Cancellation))
            {
                await foreach (var document in session.Store.ListDocumentsAsync(new CorpusFilter(), Cancellation))
                {
                    if (document.Source.EndsWith("two.txt", StringComparison.Ordinal))
                    {
                        await session.Store.DeleteDocumentAsync(document.Id, Cancellation);
                    }
                }
            }

            await change.SwitchAsync(keep: false, Cancellation);
        }

        var texts = (await TextsAsync(place.Settings(Workplace.TinyModel))).Values;
        Assert.Equal(2, texts.Count);
        Assert.Contains(texts, text => text.Contains("story 9", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("story 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_keep_going_back_embeds_nothing_again()
    {
        await place.IngestAsync(Cancellation, ("one.txt", Workplace.Text(1)), ("two.txt", Workplace.Text(2)));
        await ChangeAsync(Workplace.TinyModel, keep: true);
        await using (var back = (await ModelChange.OpenAsync(place.Settings(), Cancellation))!)
        {
            Assert.Equal(0, await back.BuildAsync(_ => { }, Cancellation));
            await back.SwitchAsync(keep: false, Cancellation);
        }

        await using var session = await CorpusSession.ReadAsync(place.Settings(), Cancellation);
        Assert.NotEmpty((await session.Search.SearchAsync(new SearchRequest { Query = "harbour" }, Cancellation)).Passages);
        Assert.Empty(Directory.EnumerateFiles(place.Folder, "main.db.next-*"));
    }

    [Fact]
    public async Task The_same_model_is_no_change() => Assert.Null(await SameAsync());

    private async Task<ModelChange?> SameAsync()
    {
        await place.IngestAsync(Cancellation, ("one.txt", Workplace.Text(1)));
        return await ModelChange.OpenAsync(place.Settings(), Cancellation);
    }

    private async Task ChangeAsync(string model, bool keep)
    {
        await using var change = (await ModelChange.OpenAsync(place.Settings(model), Cancellation))!;
        await change.BuildAsync(_ => { }, Cancellation);
        await change.SwitchAsync(keep, Cancellation);
    }

    private static async Task<Dictionary<string, string>> TextsAsync(CorpusSettings settings)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var store = await CorpusStores.OpenAsync(settings, StoreMode.ReadOnly, null, Cancellation);
        await foreach (var document in store.ListDocumentsAsync(new CorpusFilter(), Cancellation))
        {
            texts[document.Id] = (await store.GetDocumentAsync(document.Id, Cancellation))!.Text;
        }

        return texts;
    }

    public void Dispose() => place.Dispose();
}
