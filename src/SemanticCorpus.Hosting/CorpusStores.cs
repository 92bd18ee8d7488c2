using SemanticCorpus.Storage;
using SemanticCorpus.Storage.Qdrant;
using SemanticCorpus.Storage.Sqlite;

namespace SemanticCorpus.Hosting;

/// <summary>Opens the store that the settings name.</summary>
public static class CorpusStores
{
    /// <summary>Opens a corpus.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="mode">What it is opened for.</param>
    /// <param name="schema">What its vectors and keywords must be made with; null takes whatever is there, and never creates.</param>
    /// <param name="cancellationToken">Ends the call with nothing opened.</param>
    /// <exception cref="ModelMismatchException">The corpus was made with another model or analyzer, or by a newer version.</exception>
    /// <exception cref="StoreUnavailableException">The corpus is not there or cannot be opened.</exception>
    public static async Task<ICorpusStore> OpenAsync(
        CorpusSettings settings, StoreMode mode, CorpusSchema? schema, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Store == StoreKind.Qdrant)
        {
            return await QdrantCorpusStore.OpenAsync(settings.Qdrant.For(settings.Qdrant.Corpus, mode == StoreMode.ReadOnly), schema, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        return await SqliteCorpusStore.OpenAsync(
            new SqliteStoreOptions { Path = settings.Database!, Mode = mode }, schema, TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A store as loads use it: one that may be away for a while is waited for.</summary>
    /// <param name="store">The open store, which stays the caller's to close.</param>
    /// <param name="settings">How long.</param>
    public static ICorpusStore ForLoads(ICorpusStore store, CorpusSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Store == StoreKind.Qdrant ? new PatientStore(store, settings.Qdrant.IngestPatience, TimeProvider.System) : store;
    }

    /// <summary>The names of the corpora that are there, <see cref="CorpusSettings.MainCorpus"/> among them if it is, sorted.</summary>
    /// <exception cref="StoreUnavailableException">The server cannot be reached.</exception>
    public static async Task<IReadOnlyList<string>> ListAsync(CorpusSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Store == StoreKind.Qdrant)
        {
            var names = await QdrantCorpora.ListAsync(settings.Qdrant, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            return [.. names.Select(name => name == settings.Qdrant.Corpus ? CorpusSettings.MainCorpus : name).Order(StringComparer.Ordinal)];
        }

        var files = Directory.Exists(settings.Folder) ? Directory.EnumerateFiles(settings.Folder, "*.db") : [];
        return [.. files.Select(file => Path.GetFileNameWithoutExtension(file))
            .Concat(File.Exists(settings.Database) ? [CorpusSettings.MainCorpus] : [])
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Removes a corpus that is not open.</summary>
    /// <exception cref="StoreUnavailableException">The server cannot be reached.</exception>
    public static async Task DeleteAsync(CorpusSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Store == StoreKind.Qdrant)
        {
            await QdrantCorpora.DropAsync(settings.Qdrant, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            return;
        }

        SqliteCorpusStore.Delete(settings.Database!);
    }

    /// <summary>Opens the place in which a corpus is built for another model or analyzer, beside the one that is searched; what an
    /// earlier, stopped build left there is there.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public static async Task<ICorpusStore> OpenBesideAsync(CorpusSettings settings, CorpusSchema schema, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Store == StoreKind.Qdrant
            ? await QdrantCorpusStore.OpenBesideAsync(settings.Qdrant, schema, TimeProvider.System, cancellationToken).ConfigureAwait(false)
            : await SqliteCorpusStore.OpenBesideAsync(new SqliteStoreOptions { Path = settings.Database! }, schema, TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts what was built beside a corpus in its place, in one step. Both stores can only be closed afterwards.</summary>
    /// <param name="current">The corpus, open for writing.</param>
    /// <param name="beside">What <see cref="OpenBesideAsync"/> opened for it, complete.</param>
    /// <param name="keep">Whether to keep the old state, so that going back is quick.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public static Task SwitchAsync(ICorpusStore current, ICorpusStore beside, bool keep, CancellationToken cancellationToken) => (current, beside) switch
    {
        (SqliteCorpusStore main, SqliteCorpusStore next) => main.TakeOverAsync(next, keep, cancellationToken),
        (QdrantCorpusStore, QdrantCorpusStore next) => next.SwitchAliasAsync(dropPrevious: !keep, cancellationToken),
        _ => throw new ArgumentException("Both must be of one kind.", nameof(beside)),
    };
}
