using SemanticCorpus.Server.Errors;

namespace SemanticCorpus.Server.Corpora;

/// <summary>Finding the corpus that a request names.</summary>
internal static class CorpusLookup
{
    /// <summary>The corpus.</summary>
    /// <exception cref="NotFoundException">There is none of that name.</exception>
    public static async ValueTask<OpenCorpus> GetAsync(this CorpusRegistry corpora, string name, CancellationToken cancellationToken) =>
        await corpora.FindAsync(name, cancellationToken).ConfigureAwait(false)
        ?? throw Missing(name);

    /// <summary>What to say where there is no such corpus.</summary>
    public static NotFoundException Missing(string name) =>
        new($"corpus: there is no corpus {name}, or the key does not allow it. GET /v1/corpora lists those there are for it; PUT /v1/corpora/{name} creates it where the key may.");
}
