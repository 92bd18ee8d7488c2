using Microsoft.Extensions.AI;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Errors;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>What a request's <c>model</c> stands for.</summary>
internal static class ModelName
{
    private const string Corpus = "corpus";
    private const string Prefix = Corpus + ":";

    /// <summary>The model that answers from a corpus.</summary>
    public static string Of(string corpus) => Prefix + corpus;

    /// <summary>The name of the embedding model.</summary>
    public static string OfEmbedder(CorpusRegistry corpora) => corpora.Embedder.GetService<EmbeddingModel>()!.Name;

    /// <summary>The name of the corpus that a model answers from: <c>corpus:NAME</c>, or <c>corpus</c> for the main one.</summary>
    /// <returns>The name, or null where the model is no corpus.</returns>
    public static string? ToCorpus(string model) =>
        model == Corpus ? CorpusName.Main
        : model.StartsWith(Prefix, StringComparison.Ordinal) ? model[Prefix.Length..]
        : null;

    /// <summary>The corpus that a model answers from.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public static async ValueTask<OpenCorpus> FindAsync(CorpusRegistry corpora, string model, CancellationToken cancellationToken) =>
        ToCorpus(model) is { } name && await corpora.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } corpus
            ? corpus
            : throw new NotFoundException($"model: {model} answers no questions here. Use corpus:NAME of a corpus that GET /v1/models lists, or corpus for the main one.");

    /// <summary>Checks that a model is the one that embeds here.</summary>
    /// <exception cref="NotFoundException">It is another.</exception>
    public static void RequireEmbedder(CorpusRegistry corpora, string model)
    {
        var own = OfEmbedder(corpora);
        if (model != own)
        {
            throw new NotFoundException($"model: {model} is not loaded here. Use {own}.");
        }
    }
}
