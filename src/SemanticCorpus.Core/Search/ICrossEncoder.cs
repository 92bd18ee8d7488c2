namespace SemanticCorpus.Search;

/// <summary>A model that reads a question and a text together and says how well the text answers it.</summary>
public interface ICrossEncoder
{
    /// <summary>The model's name.</summary>
    string Name { get; }

    /// <summary>Rates texts.</summary>
    /// <param name="question">The question.</param>
    /// <param name="texts">The texts; of one that is longer than the model reads the beginning counts.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A score for each text, in order.</returns>
    /// <exception cref="Embeddings.ModelException">The model failed.</exception>
    Task<IReadOnlyList<CrossEncoderScore>> RateAsync(string question, IReadOnlyList<string> texts, CancellationToken cancellationToken);
}

/// <summary>How a cross-encoder rates a text.</summary>
/// <param name="Logit">The model's output; higher is better.</param>
/// <param name="Tokens">Tokens of question and text that the model read.</param>
public readonly record struct CrossEncoderScore(double Logit, int Tokens)
{
    /// <summary>The logistic function of <see cref="Logit"/>: 0 to 1.</summary>
    public double Score => 1 / (1 + Math.Exp(-Logit));
}
