namespace SemanticCorpus.Server.Keys;

/// <summary>What the caller of a request may use.</summary>
public static class KeyAccess
{
    private static readonly object Item = new();

    /// <summary>Whether the request's key allows a corpus. For corpora that are not named in the address; for those that are it is checked already.</summary>
    /// <param name="http">The request.</param>
    /// <param name="corpus">The corpus.</param>
    public static bool MayUse(this HttpContext http, string corpus)
    {
        ArgumentNullException.ThrowIfNull(http);
        return !http.Items.TryGetValue(Item, out var value) || value is not ApiKey { Corpora: { Count: > 0 } allowed } || allowed.Contains(corpus);
    }

    /// <summary>Records the key that a request came with.</summary>
    internal static void Use(this HttpContext http, ApiKey key) => http.Items[Item] = key;
}
