using System.Text.RegularExpressions;
using SemanticCorpus.Hosting;

namespace SemanticCorpus.Server.Corpora;

/// <summary>What a corpus may be called.</summary>
public static partial class CorpusName
{
    /// <summary>The corpus that is there from the start.</summary>
    public const string Main = CorpusSettings.MainCorpus;

    /// <summary>Checks a name.</summary>
    /// <exception cref="ArgumentException">It is none; the message says what is.</exception>
    public static void Check(string name)
    {
        if (!Form().IsMatch(name))
        {
            throw new ArgumentException("corpus: a name has 1 to 63 lower-case letters a to z, digits and hyphens, and does not begin with a hyphen.");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
