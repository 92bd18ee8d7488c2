using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Collections;

/// <summary>What a collection was made with, in its metadata, and the comparison with what is wanted.</summary>
internal static class CollectionSchema
{
    /// <summary>Version of the form of points and fields.</summary>
    public const int Version = 1;

    public static CollectionMetadata Write(CorpusSchema schema) => new()
    {
        SchemaVersion = Version,
        Model = schema.Model.Name,
        Fingerprint = schema.Model.Fingerprint,
        Dimensions = schema.Model.Dimensions,
        TokenDimensions = schema.Model.TokenDimensions,
        MaxTokens = schema.Model.MaxTokens,
        Analyzer = schema.Analyzer,
    };

    /// <exception cref="StoreUnavailableException">The collection is not a corpus.</exception>
    /// <exception cref="ModelMismatchException">It was made with something else, or by a newer version.</exception>
    public static CorpusSchema Read(string name, CollectionMetadata? metadata, CorpusSchema? wanted)
    {
        if (metadata?.SchemaVersion > Version)
        {
            throw new ModelMismatchException(
                $"{name} has format version {metadata.SchemaVersion}, made by a newer version of this program; this one reads up to version {Version}. "
                + "Update this program, or ingest into another corpus.");
        }

        if (metadata is not
            {
                SchemaVersion: not null, Model: { } model, Fingerprint: { } fingerprint, Dimensions: { } dimensions,
                TokenDimensions: { } tokenDimensions, MaxTokens: { } maxTokens, Analyzer: { } analyzer,
            })
        {
            throw new StoreUnavailableException($"{name} is a collection, but not one of this program; it was left as it is. Give another corpus name.");
        }

        var stored = new CorpusSchema(new EmbeddingModel(model, fingerprint, dimensions, tokenDimensions, maxTokens), analyzer);
        if (wanted is not null && stored.Model.Fingerprint != wanted.Model.Fingerprint)
        {
            throw new ModelMismatchException(
                $"{name} was made with the model {Describe(stored.Model)}, not with {Describe(wanted.Model)}; their vectors cannot be compared. "
                + "Give the model it was made with (`--model FOLDER`), or change the corpus: `corpus reindex --model FOLDER`.");
        }

        if (wanted is not null && stored.Analyzer != wanted.Analyzer)
        {
            throw new ModelMismatchException(
                $"{name} was made with the keyword analyzer {stored.Analyzer}, and this version uses {wanted.Analyzer}. `corpus reindex` brings it up to date; no vector is computed again.");
        }

        return stored;
    }

    private static string Describe(EmbeddingModel model) => $"{model.Name} (fingerprint {model.Fingerprint})";
}
