namespace SemanticCorpus.Server.Keys;

/// <summary>What the caller of a request may use.</summary>
internal static class KeyAccess
{
    private static readonly object Item = new();

    /// <summary>Whether the request's key allows a corpus.</summary>
    public static bool MayUse(this HttpContext http, string corpus) =>
        !http.Items.TryGetValue(Item, out var value) || value is not ApiKey { Corpora: { Count: > 0 } allowed } || allowed.Contains(corpus);

    /// <summary>Records the key that a request came with.</summary>
    public static void Use(this HttpContext http, ApiKey key) => http.Items[Item] = key;
}
