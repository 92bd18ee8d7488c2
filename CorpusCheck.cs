using System.Globalization;
using System.Text.Json;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>Looks for what is wrong with a Qdrant and a corpus in it.</summary>
internal sealed class CorpusCheck(QdrantClient client, Collections collections, Collection collection, QdrantStoreOptions options, CorpusSchema schema)
{
    private static readonly Version s_oldest = new(1, 16);

    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        var version = await collections.VersionAsync(cancellationToken).ConfigureAwait(false);
        if (!Version.TryParse(version, out var number) || number < s_oldest)
        {
            findings.Add($"Qdrant at {client.Location} is version {version ?? "unknown"}; version {s_oldest} or later is needed. Update it.");
        }

        if (await collections.FindAsync(options.Target, cancellationToken).ConfigureAwait(false) is not { } info)
        {
            return [.. findings, $"There is no collection or alias {options.Target}. Ingest, or restore a snapshot."];
        }

        findings.AddRange(CheckCollection(info));
        var name = options.Collection ?? await collections.ResolveAsync(options.Alias, cancellationToken).ConfigureAwait(false);
        if (name is null)
        {
            findings.Add($"{options.Alias} is a collection, not an alias, so that `corpus reindex` cannot switch it. Ingest into a corpus of another name.");
        }

        var dead = (await collections.ReplicasAsync(name ?? options.Alias, cancellationToken).ConfigureAwait(false)).Where(replica => replica.State != "Active").ToArray();
        if (dead.Length > 0)
        {
            findings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{dead.Length} replicas are not active (shards {string.Join(", ", dead.Select(r => r.ShardId).Distinct().Order())}: {string.Join(", ", dead.Select(r => r.State).Distinct())}). Start the nodes that are down; Qdrant brings them up to date by itself."));
        }

        var state = (await Heads.ReadAsync(collection, [], cancellationToken).ConfigureAwait(false)).State;
        var surplus = await new Recovery(collection, options).FindSurplusAsync(state, cancellationToken).ConfigureAwait(false);
        if (surplus != (0, 0))
        {
            findings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"An interrupted or running write: {surplus.Passages:+0;-0;0} passages and {surplus.Documents:+0;-0;0} documents against the totals. The next `corpus ingest` removes what is left over."));
        }

        return findings;
    }

    private IEnumerable<string> CheckCollection(CollectionInfo info)
    {
        switch (info.Status)
        {
            case "green":
                break;
            case "yellow":
                yield return "The collection is yellow: it is still being indexed. Searches work, more slowly; wait.";
                break;
            case "grey":
                yield return "The collection is grey: indexing waits for the next write. Write anything, or restart Qdrant.";
                break;
            default:
                yield return $"The collection is {info.Status ?? "of unknown status"}: {info.OptimizerStatus}. Look into Qdrant's log, and restore a snapshot if it is damaged.";
                break;
        }

        var size = info.Config?.Params?.Vectors is { ValueKind: JsonValueKind.Object } vectors && vectors.TryGetProperty("passage", out var passage)
            && passage.TryGetProperty("size", out var value) && value.TryGetInt32(out var found) ? found : 0;
        if (size != schema.Model.Dimensions)
        {
            yield return $"Vectors have {size} dimensions, and the model gives {schema.Model.Dimensions}. Run `corpus reindex`, or ingest into a corpus of another name.";
        }

        if (info.Config?.Metadata?.Fingerprint != schema.Model.Fingerprint)
        {
            yield return $"The collection was made with model fingerprint {info.Config?.Metadata?.Fingerprint ?? "unknown"}, and was opened for {schema.Model.Fingerprint}. Open it again.";
        }

        var missing = PayloadFields.Indexes.Where(index => info.PayloadSchema?.ContainsKey(index.FieldName) != true).Select(index => index.FieldName).ToArray();
        if (missing.Length > 0)
        {
            yield return $"Payload fields without an index: {string.Join(", ", missing)}. Filters are slow; `corpus reindex` makes the collection anew.";
        }
    }
}
