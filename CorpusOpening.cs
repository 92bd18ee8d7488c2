using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>What is checked, and where needed created, when a corpus is opened.</summary>
internal sealed class CorpusOpening(QdrantClient client, QdrantStoreOptions options)
{
    /// <summary>Version of the layout of points; a newer one is not read.</summary>
    private const int Format = 1;

    private const double Quantile = 0.99;
    private readonly Collections _collections = new(client);

    /// <returns>What the corpus was made with.</returns>
    public async Task<CorpusSchema> RunAsync(CorpusSchema? wanted, CancellationToken cancellationToken)
    {
        var info = await _collections.FindAsync(options.Target, cancellationToken).ConfigureAwait(false);
        if (info is null)
        {
            if (wanted is null || options.Mode == StoreMode.ReadOnly)
            {
                throw new StoreUnavailableException($"Qdrant at {client.Location} has no corpus {options.Target}. `corpus ingest --store qdrant FILES` makes one.");
            }

            await CreateAsync(wanted, cancellationToken).ConfigureAwait(false);
            info = await _collections.FindAsync(options.Target, cancellationToken).ConfigureAwait(false);
        }

        var stored = Read(info?.Config?.Metadata);
        if (wanted is not null)
        {
            Compare(stored, wanted);
        }

        return stored;
    }

    private async Task CreateAsync(CorpusSchema schema, CancellationToken cancellationToken)
    {
        var name = options.Collection ?? options.CollectionFor(schema.Model.Fingerprint);
        var nodes = await _collections.CountNodesAsync(cancellationToken).ConfigureAwait(false);
        var replicas = options.ReplicationFactor > 0 ? options.ReplicationFactor : Math.Min(2, nodes);
        var model = schema.Model;
        await _collections.CreateAsync(
            name,
            new CreateCollectionRequest(
                new VectorsConfig(new VectorParams(model.Dimensions, "Cosine", OnDisk: true)),
                new SparseConfig(new SparseParams("idf")),
                new QuantizationConfig(new ScalarQuantization("int8", Quantile, AlwaysRam: true)),
                OnDiskPayload: true,
                options.Shards > 0 ? options.Shards : nodes == 1 ? 1 : 2 * nodes,
                replicas,
                options.WriteConsistencyFactor > 0 ? options.WriteConsistencyFactor : 1,
                new CollectionMetadata(Format, model.Name, model.Fingerprint, model.Dimensions, model.TokenDimensions, model.MaxTokens, schema.Analyzer)),
            cancellationToken).ConfigureAwait(false);
        foreach (var index in PayloadFields.Indexes)
        {
            await _collections.IndexAsync(name, index, cancellationToken).ConfigureAwait(false);
        }

        if (options.Collection is null)
        {
            // Last, so that a corpus is there only when it is complete.
            await _collections.ChangeAliasesAsync([new AliasAction(new CreateAlias(name, options.Alias))], cancellationToken).ConfigureAwait(false);
        }
    }

    private CorpusSchema Read(CollectionMetadata? metadata)
    {
        if (metadata is not { Format: { } format })
        {
            throw new StoreUnavailableException(
                $"{options.Target} at {client.Location} is a Qdrant collection, but not one of this program; it was left as it is. Give another corpus name.");
        }

        if (format > Format)
        {
            throw new ModelMismatchException(
                $"{options.Target} at {client.Location} has format version {format}, made by a newer version of this program; this one reads up to version {Format}. Update this program.");
        }

        return metadata is { Model: { } name, Fingerprint: { } fingerprint, Dimensions: { } dimensions, TokenDimensions: { } tokenDimensions, MaxTokens: { } most, Analyzer: { } analyzer }
            ? new CorpusSchema(new EmbeddingModel(name, fingerprint, dimensions, tokenDimensions, most), analyzer)
            : throw new StoreUnavailableException(
                $"{options.Target} at {client.Location} does not say what it was made with; it is damaged. Restore it from a snapshot.");
    }

    private void Compare(CorpusSchema stored, CorpusSchema wanted)
    {
        if (stored.Model.Fingerprint != wanted.Model.Fingerprint)
        {
            throw new ModelMismatchException(
                $"{options.Target} at {client.Location} was made with the model {Describe(stored.Model)}, not with {Describe(wanted.Model)}; their vectors cannot be compared. "
                + "Give the model it was made with (`--model FOLDER`), or another corpus name.");
        }

        if (stored.Analyzer != wanted.Analyzer)
        {
            throw new ModelMismatchException(
                $"{options.Target} at {client.Location} was made with the keyword analyzer {stored.Analyzer}, and this version uses {wanted.Analyzer}. Ingest into a corpus of another name.");
        }
    }

    private static string Describe(EmbeddingModel model) => $"{model.Name} (fingerprint {model.Fingerprint})";
}
