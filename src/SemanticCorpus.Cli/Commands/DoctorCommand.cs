using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Json;
using SemanticCorpus.Storage;
using SemanticCorpus.Storage.Qdrant;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus doctor</c></summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Verb("doctor", 
            "Checks the model, the database and whether they belong together.",
            "corpus doctor",
            "corpus doctor --db news.db --json")
        {
            CommonOptions.Database, CommonOptions.Model, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var checks = new List<CheckJson>();
        CorpusSchema? schema = null;
        CorpusSettings? settings = null;
        await CheckAsync(checks, "model", async () =>
        {
            settings = CommonOptions.Read(parsed);
            using var embedder = await Embedder.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
            schema = Embedder.SchemaFor(embedder);
            var options = new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Query };
            await embedder.GenerateAsync(["Does it work?"], options, cancellationToken).ConfigureAwait(false);
            return $"{schema.Model.Name}, {schema.Model.Dimensions} dimensions, fingerprint {schema.Model.Fingerprint}";
        }).ConfigureAwait(false);

        if (settings is null)
        {
            // Without settings there is no database to look at either.
        }
        else if (settings.Store == StoreKind.Sqlite && !File.Exists(settings.Database))
        {
            checks.Add(new CheckJson("database", true, $"There is none yet at {settings.Database}. `corpus ingest PATH` makes it."));
        }
        else if (settings.Store == StoreKind.Qdrant)
        {
            await CheckQdrantAsync(checks, settings, schema, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await CheckAsync(checks, "database", async () =>
            {
                await using var store = await CorpusStores.OpenAsync(settings, StoreMode.ReadOnly, schema, cancellationToken).ConfigureAwait(false);
                var findings = await store.CheckAsync(cancellationToken).ConfigureAwait(false);
                if (findings.Count > 0)
                {
                    throw new StoreUnavailableException(
                        $"{string.Join(' ', findings)} Restore {settings.Location} from a backup, or ingest into a new database.");
                }

                var status = await store.GetStatusAsync(cancellationToken).ConfigureAwait(false);
                return $"{status.Location}: {status.Documents} documents, {status.Passages} passages, whole.";
            }).ConfigureAwait(false);
        }

        var result = new DoctorJson(checks.TrueForAll(check => check.Passed), checks);
        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(result, CorpusJson.Readable.DoctorJson);
        }
        else
        {
            var screen = new Screen();
            foreach (var check in checks)
            {
                screen.Paragraph(0, check.Passed ? new Run("ok", "green") : new Run("failed", "red"), " ", Run.Bold(check.Name), " ", check.Detail);
            }
        }

        return result.Healthy ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task CheckQdrantAsync(List<CheckJson> checks, CorpusSettings settings, CorpusSchema? schema, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var check in await QdrantCorpora.CheckAsync(settings.Qdrant, schema, TimeProvider.System, cancellationToken).ConfigureAwait(false))
            {
                checks.Add(new CheckJson($"qdrant {check.Name}", check.Passed, check.WayOut is null ? check.Finding : $"{check.Finding}: {check.WayOut}"));
            }
        }
        catch (ArgumentException failure)
        {
            checks.Add(new CheckJson("qdrant", false, failure.Message));
        }
    }

    private static async Task CheckAsync(List<CheckJson> checks, string name, Func<Task<string>> check)
    {
        try
        {
            checks.Add(new CheckJson(name, true, await check().ConfigureAwait(false)));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            checks.Add(new CheckJson(name, false, Failure.Describe(failure).Message));
        }
    }
}
