using SemanticCorpus.Storage.Sqlite;
using SemanticCorpus.Storage.Sqlite.Index;
using SemanticCorpus.Storage.Tests.Contract;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class DenseSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Among_thousands_the_best_are_exactly_the_best()
    {
        var samples = new Samples(70, dimensions: 384);
        await using var store = await SqliteCorpusStore.OpenAsync(
            new SqliteStoreOptions { Path = _folder.Database }, samples.Schema, TimeProvider.System, TestContext.Current.CancellationToken);
        var model = new CorpusModel();
        for (var i = 0; i < 30; i++)
        {
            var (document, passages) = (samples.Document($"d{i}"), samples.Passages($"d{i}", 100));
            await store.ReplaceDocumentAsync(document, passages, TestContext.Current.CancellationToken);
            model.Replace(document, passages);
        }

        for (var i = 0; i < 5; i++)
        {
            var query = new CandidateQuery { Embedding = samples.Vector(), Limit = 50, Filter = i == 4 ? new CorpusFilter { Sources = ["/articles/d1*"] } : new() };
            model.AssertAgrees(query, await store.FindCandidatesAsync(query, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Rounding_loses_what_the_error_says_whatever_the_vector_is_long()
    {
        var samples = new Samples(71, dimensions: 384);
        foreach (var length in new[] { 1f, 1e-15f, 1e15f })
        {
            var direction = samples.Vector();
            var code = QuantizedVector.From([.. direction.Select(component => component * length)]);
            var lost = Math.Sqrt(direction.Select((component, i) => Math.Pow(component - (code.Components[i] * code.Scale), 2)).Sum());
            Assert.Equal(lost, code.Error, 1e-5);
            Assert.InRange(code.Error, 0, 0.02);
        }
    }
}
