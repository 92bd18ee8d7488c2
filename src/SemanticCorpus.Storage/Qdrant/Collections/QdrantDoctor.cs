using SemanticCorpus.Storage.Qdrant.Points;
using SemanticCorpus.Storage.Qdrant.Reading;
using SemanticCorpus.Storage.Qdrant.Rest;
using SemanticCorpus.Storage.Qdrant.Writing;

namespace SemanticCorpus.Storage.Qdrant.Collections;

/// <summary>Looks at everything that a corpus on a Qdrant needs, and stops where the rest cannot be looked at.</summary>
internal sealed class QdrantDoctor(QdrantClient client, QdrantStoreOptions options, CorpusSchema? wanted)
{
    private static readonly Version s_oldestVersion = new(1, 16);
    private readonly List<QdrantCheck> _checks = [];

    public async Task<IReadOnlyList<QdrantCheck>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAtServerAsync(cancellationToken).ConfigureAwait(false);
            if (await FindCollectionAsync(cancellationToken).ConfigureAwait(false) is { } found)
            {
                LookAtCollection(found.Name, found.Collection);
                await LookAtReplicasAsync(found.Name, cancellationToken).ConfigureAwait(false);
                await LookAtDocumentsAsync(found.Name, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (StoreUnavailableException exception)
        {
            Add("answers", false, exception.Message, "Do what the message says, then run `corpus doctor` again.");
        }
        catch (FormatException exception)
        {
            Add("documents", false, exception.Message, "Restore the collection from a snapshot, or ingest again.");
        }

        return _checks;
    }

    private async Task LookAtServerAsync(CancellationToken cancellationToken)
    {
        var version = (await client.GetVersionAsync(cancellationToken).ConfigureAwait(false)).Version;
        var known = Version.TryParse(version?.Split('-')[0], out var number) && number >= s_oldestVersion;
        Add("version", known, $"Qdrant {version ?? "of unknown version"} at {client.Address}", $"Update Qdrant to {s_oldestVersion} or later.");
        await client.ListCollectionsAsync(cancellationToken).ConfigureAwait(false);
        Add("key", true, options.ApiKey is null ? "no key is asked for" : "the key is accepted");
    }

    private async Task<(string Name, CollectionAnswer Collection)?> FindCollectionAsync(CancellationToken cancellationToken)
    {
        var alias = CollectionNames.Alias(options);
        if (await new CollectionSetup(client, options).FindCurrentAsync(cancellationToken).ConfigureAwait(false) is not { } name)
        {
            Add("alias", false, $"there is no alias {alias}", "Make the corpus with `corpus ingest FILES`.");
            return null;
        }

        if (await client.FindCollectionAsync(name, cancellationToken).ConfigureAwait(false) is not { } collection)
        {
            Add("alias", false, $"the alias {alias} names {name}, which is not there", "Restore the collection from a snapshot, or ingest again.");
            return null;
        }

        Add("alias", true, $"{alias} is {name}");
        return (name, collection);
    }

    private void LookAtCollection(string name, CollectionAnswer collection)
    {
        Add(
            "status", collection.Status == "green", $"{name} is {collection.Status ?? "without a status"}",
            collection.Status switch
            {
                "yellow" => "It is being optimised: wait. Searches are right meanwhile, but slower.",
                "grey" => "Optimisation waits for a write: ingest something, or update the collection's settings.",
                _ => "Read Qdrant's log: an operation failed; often the disk is full.",
            });
        Add("indexing", collection.Config?.OptimizerConfig?.IndexingThreshold != 0, collection.Config?.OptimizerConfig?.IndexingThreshold == 0
            ? "vectors are not indexed, as during a bulk load" : "vectors are indexed", "Where no bulk load is under way, start one and let it end: it turns indexing on again.");
        try
        {
            var stored = CollectionSchema.Read(name, collection.Config?.Metadata, wanted);
            Add("model", true, $"made with {stored.Model.Name} (fingerprint {stored.Model.Fingerprint}), format version {CollectionSchema.Version}");
            var size = collection.Config?.Params?.Vectors is { ValueKind: System.Text.Json.JsonValueKind.Object } vectors
                && vectors.TryGetProperty(PassagePoint.DenseVector, out var vector) && vector.TryGetProperty("size", out var value) ? value.GetInt32() : 0;
            Add("dimension", size == stored.Model.Dimensions, $"vectors have {size} dimensions, the model {stored.Model.Dimensions}", "Run `corpus reindex`.");
        }
        catch (Exception exception) when (exception is ModelMismatchException or StoreUnavailableException)
        {
            Add("model", false, exception.Message, "Give the right model, or run `corpus reindex`.");
        }

        var missing = FilterFields.Indexes.Select(index => index.FieldName).Except(collection.PayloadSchema?.Keys ?? Enumerable.Empty<string>()).ToArray();
        Add("field indexes", missing.Length == 0, missing.Length == 0 ? "all there" : "missing: " + string.Join(", ", missing),
            "Open the corpus for writing once, with its model: `corpus ingest`.");
    }

    private async Task LookAtReplicasAsync(string name, CancellationToken cancellationToken)
    {
        var shards = await client.GetShardsAsync(name, cancellationToken).ConfigureAwait(false);
        Shard[] all = [.. shards.LocalShards ?? [], .. shards.RemoteShards ?? []];
        var dead = all.Where(shard => shard.State != "Active").ToArray();
        Add("replicas", dead.Length == 0, dead.Length == 0
            ? $"{all.Length} shard replicas are active"
            : string.Join(", ", dead.Select(shard => $"shard {shard.ShardId} on {(shard.PeerId is { } peer ? $"peer {peer}" : "this node")} is {shard.State}")),
            "Start the nodes that are down and wait until they have caught up; replace a lost node as docs/operating.md says.");
    }

    private async Task LookAtDocumentsAsync(string name, CancellationToken cancellationToken)
    {
        var reader = new QdrantReader(client, name);
        var state = await reader.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var survey = await new InterruptedReplacements(client, name, reader).LookAsync(cancellationToken).ConfigureAwait(false);
        Add("documents", survey.Incomplete == 0, survey.Incomplete == 0
            ? $"{survey.Documents} documents with {survey.Passages} passages are whole" : $"{survey.Incomplete} documents lack passages", "Ingest these documents again with `--force`.");
        Add("leftovers", survey.Leftovers.Count == 0, survey.Leftovers.Count == 0
            ? "none" : $"{survey.Leftovers.Count} replacements have left passages behind" + (state.Writing ? ", or are under way" : ""),
            "Nothing finds them. Opening the corpus for writing removes them when the writer was cut off.");
        Add("counts", state.Writing || (survey.Documents, survey.Passages) == (state.Documents, state.Passages),
            $"the corpus counts {state.Documents} documents and {state.Passages} passages", "Open the corpus for writing once: `corpus ingest`.");
    }

    private void Add(string name, bool passed, string finding, string? wayOut = null) => _checks.Add(new QdrantCheck(name, passed, finding, passed ? null : wayOut));
}
