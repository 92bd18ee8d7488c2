using System.Text.Json;

namespace SemanticCorpus.Benchmarks.Contestants;

/// <summary>The engine's side of benchmarks/compare: a process that does one kind of work whenever a line comes in, and answers with a line of JSON.</summary>
internal static class Contestant
{
    /// <summary>Loads and warms up, says so with a line, then works once a line until the input ends.</summary>
    /// <param name="args">The kind of work, then what it needs as <c>name=value</c>.</param>
    public static async Task ServeAsync(string[] args)
    {
        var given = args.Skip(1).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        await using var work = await CreateAsync(args[0], given).ConfigureAwait(false);
        await work.RunAsync().ConfigureAwait(false);
        Console.WriteLine("""{"ready":true}""");
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is not null)
        {
            var measured = await work.RunAsync().ConfigureAwait(false);
            Console.WriteLine(JsonSerializer.Serialize(measured));
        }
    }

    private static async Task<IContestant> CreateAsync(string kind, Dictionary<string, string> given) => kind switch
    {
        "embedding" => await EmbeddingContestant.LoadAsync(given).ConfigureAwait(false),
        "query" => await QueryContestant.LoadAsync(given).ConfigureAwait(false),
        "tokenizer" => new TokenizerContestant(given),
        "ingest" => await IngestContestant.LoadAsync(given).ConfigureAwait(false),
        "unchanged" => await UnchangedContestant.LoadAsync(given).ConfigureAwait(false),
        _ => throw new ArgumentException($"'{kind}' is no contestant: embedding, query, tokenizer, ingest, unchanged."),
    };
}
