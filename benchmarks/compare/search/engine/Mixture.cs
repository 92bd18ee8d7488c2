using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Hosting;
using SemanticCorpus.Storage;

namespace SemanticCorpus.SearchComparison;

/// <summary>Many vectors from few real ones: each is a real passage's, with 0.45 of another's and 0.35 of random noise,
/// scaled to length 1. Neighbours then share a real passage, as near as passages on one subject are.</summary>
internal static class Mixture
{
    private const int Seed = 20260101;

    public static async Task MakeAsync(string corpus, string folder, int passages)
    {
        Directory.CreateDirectory(folder);
        var real = (await BasePassages.ReadAsync(corpus)).ConvertAll(passage => passage.Embedding.ToArray());
        using (var file = File.Create(Path.Combine(folder, $"vectors-{passages}.f32")))
        {
            foreach (var vector in Vectors(real, passages))
            {
                file.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
            }
        }

        var settings = SettingsReader.Read();
        using var embedder = await Embedder.LoadAsync(settings, default);
        using var questions = File.Create(Path.Combine(folder, "questions.f32"));
        foreach (var question in Questions.Read())
        {
            var embedding = await embedder.GenerateAsync([question]);
            questions.Write(MemoryMarshal.AsBytes(embedding[0].Vector.ToArray().AsSpan()));
        }
    }

    public static IEnumerable<float[]> Vectors(IReadOnlyList<float[]> real, int count)
    {
        var random = new Random(Seed);
        for (var i = 0; i < count; i++)
        {
            var (a, b) = (real[i % real.Count], real[random.Next(real.Count)]);
            var vector = new float[a.Length];
            var noise = 0.35f / MathF.Sqrt(a.Length) * 1.732f;
            for (var j = 0; j < vector.Length; j++)
            {
                vector[j] = a[j] + (0.45f * b[j]) + (noise * ((random.NextSingle() * 2) - 1));
            }

            TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
            yield return vector;
        }
    }
}

/// <summary>The questions of both collections.</summary>
internal static class Questions
{
    public static IReadOnlyList<string> Read()
    {
        var folder = Environment.GetEnvironmentVariable("SEMANTICCORPUS_EVAL") ?? "../shared/eval";
        return
        [
            .. File.ReadLines(Path.Combine(folder, "cranfield", "queries.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!).Take(150),
            .. File.ReadLines(Path.Combine(folder, "squad", "questions.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!).Take(150),
        ];
    }
}

/// <summary>The passages of an ordinary corpus.</summary>
internal static class BasePassages
{
    public static async Task<List<PassageRecord>> ReadAsync(string corpus)
    {
        await using var store = await CorpusStores.OpenAsync(new CorpusSettings { Database = corpus }, StoreMode.ReadOnly, null, default);
        var passages = new List<PassageRecord>();
        await foreach (var document in store.ListDocumentsAsync(new CorpusFilter()))
        {
            var ids = Enumerable.Range(0, document.Passages).Select(position => new PassageId(document.Id, position)).ToList();
            passages.AddRange((await store.GetPassagesAsync(ids)).Select(stored => stored.Passage));
        }

        return passages;
    }

    public static async Task<CorpusSchema> SchemaAsync(string corpus)
    {
        await using var store = await CorpusStores.OpenAsync(new CorpusSettings { Database = corpus }, StoreMode.ReadOnly, null, default);
        return store.Schema;
    }
}
