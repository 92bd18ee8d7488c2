using System.Security.Cryptography;
using System.Text;

namespace SemanticCorpus.Storage.Qdrant.Collections;

/// <summary>Names on the server: the alias is the corpus, a collection is the corpus with one model and analyzer.</summary>
internal static class CollectionNames
{
    private const int HashCharacters = 16;

    public static string Alias(QdrantStoreOptions options) => options.CollectionPrefix + options.Corpus;

    /// <summary>Whether a collection is one of the corpus's.</summary>
    public static bool IsOf(QdrantStoreOptions options, string collection)
    {
        var start = Alias(options) + "-";
        return collection.StartsWith(start, StringComparison.Ordinal) && collection.Length == start.Length + HashCharacters
            && collection[start.Length..].All(char.IsAsciiHexDigitLower);
    }

    public static string Collection(QdrantStoreOptions options, CorpusSchema schema)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{schema.Model.Fingerprint}\n{schema.Analyzer}"));
        return $"{Alias(options)}-{Convert.ToHexStringLower(hash)[..HashCharacters]}";
    }
}
