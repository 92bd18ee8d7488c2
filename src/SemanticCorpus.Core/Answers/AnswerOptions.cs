namespace SemanticCorpus.Answers;

/// <summary>How answers are put together.</summary>
public sealed class AnswerOptions
{
    /// <summary>Least relevance of the best passage, 0 to 1; below it there is no answer.</summary>
    public double MinRelevance { get; set; } = 0.285;

    /// <summary>Most sentences quoted.</summary>
    public int Sentences { get; set; } = 3;

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits; the message names it and them.</exception>
    public void Validate()
    {
        if (!(MinRelevance is >= 0 and <= 1))
        {
            throw new ArgumentException($"Answers:MinRelevance: {MinRelevance} is outside 0 to 1.");
        }

        if (Sentences is < 1 or > 20)
        {
            throw new ArgumentException($"Answers:Sentences: {Sentences} is outside 1 to 20.");
        }
    }
}
