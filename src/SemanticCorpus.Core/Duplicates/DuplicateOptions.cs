namespace SemanticCorpus.Duplicates;

/// <summary>What counts as the same text.</summary>
public sealed class DuplicateOptions
{
    /// <summary>Least share of the shorter text's runs of three words that the other has too, above 0 to 1.</summary>
    public double Threshold { get; set; } = 0.6;

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits; the message names it and them.</exception>
    public void Validate()
    {
        if (!(Threshold is > 0.1 and <= 1))
        {
            throw new ArgumentException($"Duplicates:Threshold: {Threshold} is outside 0.1 to 1.");
        }
    }
}
