using SemanticCorpus.Storage;
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
        return await SqliteCorpusStore.OpenAsync(
            new SqliteStoreOptions { Path = settings.Database!, Mode = mode }, schema, TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }
}
