using SemanticCorpus.Golden;
using Xunit;

namespace SemanticCorpus.Embeddings;

/// <summary>Who waits for whom. The only worker is held inside the progress report of its first document, so that nothing depends on speed.</summary>
public class EmbeddingOrderTests
{
    private static readonly string[] Documents = [.. Enumerable.Range(0, 20).Select(i => $"document {i}")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AQueryWaitsForNoDocument()
    {
        using var generator = await Load();
        using var held = new HeldProgress();
        var documents = generator.GenerateAsync(Documents, new TextEmbeddingOptions { Completed = held }, Cancellation);
        held.WaitForFirst(Cancellation);
        var query = generator.GenerateAsync(["question"], new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Query }, Cancellation);
        Assert.True(query.IsCompletedSuccessfully);
        Assert.False(documents.IsCompleted);
        held.Release();
        Assert.Equal(Documents.Length, (await documents).Count);
        Assert.Equal(Enumerable.Range(1, Documents.Length), held.Reports);
    }

    [Fact]
    public async Task ManyQueriesOvertakeDocumentsThatWait()
    {
        using var generator = await Load();
        using var held = new HeldProgress();
        var documents = generator.GenerateAsync(Documents, new TextEmbeddingOptions { Completed = held }, Cancellation);
        held.WaitForFirst(Cancellation);
        var documentsDoneBefore = new List<int>();
        var queries = generator.GenerateAsync(
            ["one", "two", "three"],
            new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Query, Completed = new Recorder(_ => documentsDoneBefore.Add(held.Reports.Count)) },
            Cancellation);
        held.Release();
        await queries;
        await documents;
        Assert.Equal([1, 1, 1], documentsDoneBefore);
    }

    [Fact]
    public async Task CallsTakeTurns()
    {
        using var generator = await Load();
        using var held = new HeldProgress();
        var large = generator.GenerateAsync(Documents, new TextEmbeddingOptions { Completed = held }, Cancellation);
        held.WaitForFirst(Cancellation);
        var largeDoneBefore = 0;
        var small = generator.GenerateAsync(["small"], new TextEmbeddingOptions { Completed = new Recorder(_ => largeDoneBefore = held.Reports.Count) }, Cancellation);
        held.Release();
        await small;
        await large;
        Assert.InRange(largeDoneBefore, 1, 2);
    }

    [Fact]
    public async Task ACancelledCallDropsItsWaitingTexts()
    {
        using var generator = await Load();
        using var held = new HeldProgress();
        using var cancellation = new CancellationTokenSource();
        var cancelled = generator.GenerateAsync(Documents, new TextEmbeddingOptions { Completed = held }, cancellation.Token);
        held.WaitForFirst(Cancellation);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        held.Release();

        // The one worker serves calls in turn: once this is done, the cancelled call would have had its turn.
        await generator.GenerateAsync(Documents, cancellationToken: Cancellation);
        Assert.Equal([1], held.Reports);
    }

    [Fact]
    public async Task ACallThatIsCancelledBeforehandDoesNothing()
    {
        using var generator = await Load();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.GenerateAsync(Documents, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task DisposalEndsWaitingCallsAndLetsRunningTextsFinish()
    {
        var generator = await Load();
        using var held = new HeldProgress();
        var documents = generator.GenerateAsync(Documents, new TextEmbeddingOptions { Completed = held }, Cancellation);
        held.WaitForFirst(Cancellation);
        var disposal = Task.Run(generator.Dispose, Cancellation);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => documents);
        Assert.False(disposal.IsCompleted);
        held.Release();
        await disposal;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => generator.GenerateAsync(Documents, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => generator.GenerateAsync(["q"], new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Query }, Cancellation));
        generator.Dispose();
    }

    [Fact]
    public async Task AProgressReportThatThrowsFailsItsCallOnly()
    {
        using var generator = await Load();
        var options = new TextEmbeddingOptions { Completed = new Recorder(_ => throw new InvalidOperationException("no")) };
        await Assert.ThrowsAsync<InvalidOperationException>(() => generator.GenerateAsync(Documents, options, Cancellation));
        Assert.Equal(Documents.Length, (await generator.GenerateAsync(Documents, cancellationToken: Cancellation)).Count);
    }

    private static Task<OnnxEmbeddingGenerator> Load() =>
        OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.TinyBert, Workers = 1 }, Cancellation);

    private sealed class Recorder(Action<int> record) : IProgress<int>
    {
        public void Report(int value) => record(value);
    }

    private sealed class HeldProgress : IProgress<int>, IDisposable
    {
        private readonly ManualResetEventSlim _first = new();
        private readonly ManualResetEventSlim _released = new();

        public List<int> Reports { get; } = [];

        public void Report(int value)
        {
            Reports.Add(value);
            _first.Set();
            _released.Wait(Cancellation);
        }

        public void WaitForFirst(CancellationToken cancellationToken) => _first.Wait(cancellationToken);

        public void Release() => _released.Set();

        public void Dispose()
        {
            _released.Set();
            _first.Dispose();
        }
    }
}
