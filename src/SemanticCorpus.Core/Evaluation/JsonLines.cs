using System.Text.Json;

namespace SemanticCorpus.Evaluation;

/// <summary>Reads files with one JSON object a line.</summary>
internal static class JsonLines
{
    /// <summary>Reads every line that is not blank.</summary>
    /// <exception cref="EvaluationDataException">The file cannot be read or a line is not as expected; the message names both.</exception>
    public static IEnumerable<T> Read<T>(string path, Func<JsonElement, T> parse)
    {
        var number = 0;
        foreach (var line in EvaluationDataException.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(path, number, line, parse);
            }
        }
    }

    private static T Parse<T>(string path, int number, string line, Func<JsonElement, T> parse)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return parse(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new EvaluationDataException($"{path}, line {number}: {failure.Message}", failure);
        }
    }
}
