using System.Text.Json;
using SemanticCorpus.Json;

namespace SemanticCorpus.Evaluation.Reports;

/// <summary>A report on disk: the page, and beside it the runs as JSON, which a later report can be compared with.</summary>
public static class ReportFile
{
    /// <summary>Writes the page and, with the ending .json, the runs.</summary>
    /// <param name="path">The page's file.</param>
    /// <param name="runs">One run for each mode.</param>
    /// <param name="before">Earlier runs; each is compared with the run of its mode.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EvaluationDataException">An earlier run cannot be compared.</exception>
    public static async Task WriteAsync(string path, IReadOnlyList<EvaluationRun> runs, IReadOnlyList<EvaluationRun> before, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(before);
        List<RunComparison> comparisons =
        [
            .. from now in runs from earlier in before where earlier.Mode == now.Mode || (runs.Count == 1 && before.Count == 1) select RunComparison.Of(earlier, now),
        ];
        if (before.Count > 0 && comparisons.Count == 0)
        {
            throw new EvaluationDataException("The earlier report has none of the modes evaluated now. Choose one of its modes with --mode.");
        }

        await File.WriteAllTextAsync(path, ReportPage.Render(runs, comparisons), cancellationToken).ConfigureAwait(false);
        var data = JsonSerializer.Serialize(runs, CorpusJson.Compact.IReadOnlyListEvaluationRun);
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".json"), data, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the runs that <see cref="WriteAsync"/> wrote.</summary>
    /// <exception cref="EvaluationDataException">The file cannot be read or is no report; the message names it.</exception>
    public static IReadOnlyList<EvaluationRun> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), CorpusJson.Compact.IReadOnlyListEvaluationRun) is { Count: > 0 } runs
                ? runs
                : throw new EvaluationDataException($"{path} holds no run.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new EvaluationDataException($"{path} is no report that can be compared with: {failure.Message} `corpus eval --report FILE.html` writes FILE.json.", failure);
        }
    }
}
