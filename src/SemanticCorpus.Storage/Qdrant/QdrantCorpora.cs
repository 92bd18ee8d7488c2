using SemanticCorpus.Storage.Qdrant.Collections;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>What can be done with the corpora on a server without opening one.</summary>
public static class QdrantCorpora
{
    /// <summary>Looks at server, key, collection, replicas and documents.</summary>
    /// <param name="options">Which corpus.</param>
    /// <param name="schema">What it should be made with; null compares nothing.</param>
    /// <param name="timeProvider">Gives the time of waiting.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was found, in the order looked at; ends early where something prevents the rest.</returns>
    /// <exception cref="ArgumentException">A setting is out of its limits.</exception>
    public static async Task<IReadOnlyList<QdrantCheck>> CheckAsync(
        QdrantStoreOptions options, CorpusSchema? schema, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        using var transport = new QdrantTransport(options, timeProvider);
        return await new QdrantDoctor(new QdrantClient(transport), options, schema).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The names of the corpora on a server.</summary>
    /// <param name="options">Which server, and the prefix of their names.</param>
    /// <param name="timeProvider">Gives the time of waiting.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StoreUnavailableException">The server cannot be reached or refuses.</exception>
    public static async Task<IReadOnlyList<string>> ListAsync(
        QdrantStoreOptions options, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        using var transport = new QdrantTransport(options, timeProvider);
        var aliases = await new QdrantClient(transport).ListAliasesAsync(cancellationToken).ConfigureAwait(false);
        return [.. aliases.Select(alias => alias.AliasName)
            .Where(name => name.StartsWith(options.CollectionPrefix, StringComparison.Ordinal))
            .Select(name => name[options.CollectionPrefix.Length..])];
    }

    /// <summary>Deletes a corpus: every collection of it, and its alias.</summary>
    /// <param name="options">Which corpus.</param>
    /// <param name="timeProvider">Gives the time of waiting.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StoreUnavailableException">The server cannot be reached or refuses.</exception>
    public static async Task DropAsync(QdrantStoreOptions options, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        using var transport = new QdrantTransport(options, timeProvider);
        var client = new QdrantClient(transport);
        foreach (var collection in await client.ListCollectionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (CollectionNames.IsOf(options, collection.Name))
            {
                await client.DeleteCollectionAsync(collection.Name, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
