using System.Text.Json;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Benchmarks.Contestants;

/// <summary>Reads what a contestant is given.</summary>
internal static class Given
{
    /// <summary>A file that holds a JSON array of strings.</summary>
    public static string[] Strings(Dictionary<string, string> given, string name) => JsonSerializer.Deserialize<string[]>(File.ReadAllText(given[name]))!;

    /// <summary>The model named by <c>model</c> and <c>graph</c>, or the delivered one.</summary>
    public static OnnxModelOptions Model(Dictionary<string, string> given)
    {
        var options = new OnnxModelOptions { Folder = given.GetValueOrDefault("model") ?? SampleTexts.Model, File = given.GetValueOrDefault("graph") };
        options.Workers = given.TryGetValue("workers", out var workers) ? int.Parse(workers, System.Globalization.CultureInfo.InvariantCulture) : options.Workers;
        return options;
    }
}
