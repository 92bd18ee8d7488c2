using System.Text.Json;
using Microsoft.Extensions.AI;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Golden;

internal static class Vectors
{
    public static float[] Floats(JsonElement array) => array.Deserialize<float[]>()!;

    public static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double dot = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
            aa += (double)a[i] * a[i];
            bb += (double)b[i] * b[i];
        }

        return dot / Math.Sqrt(aa * bb);
    }

    public static async Task<Embedding<float>> One(this OnnxEmbeddingGenerator generator, string text, TextEmbeddingOptions? options = null) =>
        (await generator.GenerateAsync([text], options, Xunit.TestContext.Current.CancellationToken))[0];
}
