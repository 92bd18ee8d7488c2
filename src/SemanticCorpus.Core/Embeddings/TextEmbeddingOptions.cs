using Microsoft.Extensions.AI;

namespace SemanticCorpus.Embeddings;

/// <summary>Options that the generators of this project understand on top of the standard ones.
/// A generator that is given plain <see cref="EmbeddingGenerationOptions"/> embeds documents without token vectors.</summary>
public sealed class TextEmbeddingOptions : EmbeddingGenerationOptions
{
    /// <summary>Creates the defaults.</summary>
    public TextEmbeddingOptions()
    {
    }

    private TextEmbeddingOptions(TextEmbeddingOptions other)
        : base(other)
    {
        Purpose = other.Purpose;
        TokenVectors = other.TokenVectors;
        Completed = other.Completed;
    }

    /// <summary>What the texts are embedded for.</summary>
    public EmbeddingPurpose Purpose { get; set; }

    /// <summary>Whether each result is to carry the vectors of its tokens (see <see cref="EmbeddingDetails.Tokens"/>), from the same run.</summary>
    public bool TokenVectors { get; set; }

    /// <summary>Told how many texts of the call are done, after each.</summary>
    public IProgress<int>? Completed { get; set; }

    /// <inheritdoc/>
    public override EmbeddingGenerationOptions Clone() => new TextEmbeddingOptions(this);
}
