using SemanticCorpus.Storage.Qdrant.Points;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Collections;

/// <summary>Finds and makes collections and their alias.</summary>
internal sealed class CollectionSetup(QdrantClient client, QdrantStoreOptions options)
{
    private readonly string _alias = CollectionNames.Alias(options);

    /// <summary>The collection that the corpus is now, or null where there is none.</summary>
    public async Task<string?> FindCurrentAsync(CancellationToken cancellationToken) =>
        (await client.ListAliasesAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(alias => alias.AliasName == _alias)?.CollectionName;

    /// <summary>Opens the collection of the alias; makes both where the schema is given and nothing is there.</summary>
    public async Task<(string Collection, CorpusSchema Schema)> OpenCurrentAsync(CorpusSchema? wanted, CancellationToken cancellationToken)
    {
        if (await FindCurrentAsync(cancellationToken).ConfigureAwait(false) is { } current)
        {
            return (current, await ReadSchemaAsync(current, wanted, cancellationToken).ConfigureAwait(false));
        }

        if (wanted is null || options.ReadOnly)
        {
            throw new StoreUnavailableException($"There is no corpus {options.Corpus} on Qdrant at {client.Address}. `corpus ingest FILES` with the same settings makes one.");
        }

        var made = await OpenOwnAsync(wanted, cancellationToken).ConfigureAwait(false);
        await client.ChangeAliasesAsync(
            new AliasesRequest([new AliasAction { CreateAlias = new CreateAlias(made, _alias) }]), cancellationToken).ConfigureAwait(false);
        return (made, wanted);
    }

    /// <summary>Opens the collection of a schema, whether the alias names it or not; makes it where it is missing. A collection
    /// that was begun and not finished is finished.</summary>
    public async Task<string> OpenOwnAsync(CorpusSchema schema, CancellationToken cancellationToken)
    {
        var name = CollectionNames.Collection(options, schema);
        if (await client.FindCollectionAsync(name, cancellationToken).ConfigureAwait(false) is null)
        {
            await client.CreateCollectionAsync(name, await DescribeAsync(schema, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        await ReadSchemaAsync(name, schema, cancellationToken).ConfigureAwait(false);
        foreach (var index in FilterFields.Indexes)
        {
            await client.CreateIndexAsync(name, index, cancellationToken).ConfigureAwait(false);
        }

        var state = await client.RetrieveAsync(name, new RetrieveRequest([PointId.State], CorpusState.Fields, []), cancellationToken).ConfigureAwait(false);
        if (state.Count == 0)
        {
            var empty = new CorpusState(0, 0, 0, 0, 0, null, "", false);
            await client.UpsertAsync(name, new UpsertRequest([empty.ToPoint()]), cancellationToken).ConfigureAwait(false);
        }

        return name;
    }

    /// <summary>Makes the alias mean a collection, in one step.</summary>
    /// <returns>The collection it meant before, or null.</returns>
    public async Task<string?> SwitchAliasAsync(string collection, CancellationToken cancellationToken)
    {
        var before = await FindCurrentAsync(cancellationToken).ConfigureAwait(false);
        var create = new AliasAction { CreateAlias = new CreateAlias(collection, _alias) };
        await client.ChangeAliasesAsync(
            new AliasesRequest(before is null ? [create] : [new AliasAction { DeleteAlias = new DeleteAlias(_alias) }, create]), cancellationToken).ConfigureAwait(false);
        return before == collection ? null : before;
    }

    private async Task<CorpusSchema> ReadSchemaAsync(string collection, CorpusSchema? wanted, CancellationToken cancellationToken)
    {
        var found = await client.FindCollectionAsync(collection, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreUnavailableException($"Qdrant at {client.Address} has an alias of a collection {collection}, but not that collection. Run `corpus doctor`.");
        return CollectionSchema.Read($"The corpus {options.Corpus} on Qdrant at {client.Address}", found.Config?.Metadata, wanted);
    }

    private async Task<CreateCollectionRequest> DescribeAsync(CorpusSchema schema, CancellationToken cancellationToken)
    {
        var cluster = await client.GetClusterAsync(cancellationToken).ConfigureAwait(false);
        var nodes = cluster.Status == "enabled" ? Math.Max(1, cluster.Peers?.Count ?? 1) : 1;
        return new CreateCollectionRequest
        {
            Vectors = new() { [PassagePoint.DenseVector] = new DenseVectorParameters(schema.Model.Dimensions, "Cosine", OnDisk: true) },
            SparseVectors = new() { [PassagePoint.SparseVector] = new SparseVectorParameters("idf") },
            QuantizationConfig = new Quantization(new ScalarQuantization("int8", 0.99, AlwaysRam: true)),
            ShardNumber = options.Shards > 0 ? options.Shards : nodes == 1 ? 1 : 2 * nodes,
            ReplicationFactor = options.ReplicationFactor > 0 ? options.ReplicationFactor : Math.Max(Math.Min(2, nodes), options.WriteConsistencyFactor),
            WriteConsistencyFactor = Math.Max(1, options.WriteConsistencyFactor),
            Metadata = CollectionSchema.Write(schema),
        };
    }
}
