using System.Text.Json;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Reliability;

/// <summary>Everything that can be asked of a corpus, each answer as a text that can be compared.</summary>
internal static class Observation
{
    /// <summary>The questions to a corpus of certain documents.</summary>
    public static List<Func<ICorpusStore, Task<string>>> Of(IReadOnlyList<string> ids, IReadOnlyList<CandidateQuery> queries)
    {
        var all = new List<Func<ICorpusStore, Task<string>>>
        {
            async store => (await store.GetStatusAsync(Bench.Cancellation)) is { } status ? $"{status.Documents} {status.Passages} {status.LastChanged:O} {status.Schema}" : "",
            ListAsync,
        };
        all.AddRange(ids.Select<string, Func<ICorpusStore, Task<string>>>(id => async store => Write(await store.GetDocumentAsync(id, Bench.Cancellation))));
        all.AddRange(ids.Select<string, Func<ICorpusStore, Task<string>>>(id => async store => PassagesOf(await store.GetPassagesAsync(
            [.. Enumerable.Range(0, (await store.GetSummaryAsync(id, Bench.Cancellation))?.Passages ?? 0).Select(position => new PassageId(id, position))], Bench.Cancellation))));
        all.AddRange(queries.Select<CandidateQuery, Func<ICorpusStore, Task<string>>>(query => async store =>
        {
            var found = await store.FindCandidatesAsync(query, Bench.Cancellation);
            return $"{Write(found.Dense)} {Write(found.Keyword)} {found.Passages} {Write(found.TokenFrequencies.OrderBy(pair => pair.Key))}";
        }));
        return all;
    }

    private static async Task<string> ListAsync(ICorpusStore store)
    {
        var documents = new List<DocumentSummary>();
        await foreach (var document in store.ListDocumentsAsync(new CorpusFilter(), Bench.Cancellation))
        {
            documents.Add(document);
        }

        return Write(documents);
    }

    private static string PassagesOf(IReadOnlyList<StoredPassage> passages) => string.Join('\n', passages.Select(stored =>
        Write(stored.Document) + Write(stored.Passage with { Embedding = default, Tokens = null }) + Convert.ToHexString(VectorBytes.Write(stored.Passage.Embedding.Span))
        + (stored.Passage.Tokens is { } tokens ? Convert.ToHexString(tokens.ToBytes()) : "")));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value);
}
