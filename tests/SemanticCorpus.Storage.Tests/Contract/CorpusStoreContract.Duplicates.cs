using SemanticCorpus.Duplicates;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Contract;

public abstract partial class CorpusStoreContract
{
    [Fact]
    public async Task Copies_are_found_in_what_is_stored()
    {
        var samples = new Samples(41);
        var store = await OpenAsync(samples);
        var story = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"word{i}"));
        (string Id, string Text)[] documents =
        [
            ("whole", story), ("wrapped", "Menu Home Sports " + story + " Read more of this"), ("short", story[..(story.Length / 2)]),
            ("other", story.Replace("word", "else", StringComparison.Ordinal)),
        ];
        foreach (var (id, text) in documents)
        {
            await store.ReplaceDocumentAsync(samples.Document(id) with { Text = text }, samples.Passages(id, 1), Cancellation);
        }

        var cluster = Assert.Single(await DuplicateFinder.FindAsync(store, new DuplicateOptions(), cancellationToken: Cancellation));
        Assert.Equal("wrapped", cluster.Longest.Id);
        Assert.Equal(["short", "whole"], cluster.Copies.Select(copy => copy.Document.Id).Order());
        Assert.All(cluster.Copies, copy => Assert.InRange(copy.Similarity, 0.98, 1));
    }
}
