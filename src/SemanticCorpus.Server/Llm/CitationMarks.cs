using System.Globalization;
using System.Text.RegularExpressions;

namespace SemanticCorpus.Server.Llm;

/// <summary>Checks the citations of a text that arrives in parts: [n] of a passage that is there gets the number of its place among the
/// citations, any other is taken out with the blanks before it. What may be the beginning of a citation waits for the next part.</summary>
/// <param name="passages">How many passages there are.</param>
internal sealed partial class CitationMarks(int passages)
{
    private readonly List<int> cited = [];
    private string waiting = "";

    /// <summary>The numbers of the passages cited so far, each once, in the text's order.</summary>
    public IReadOnlyList<int> Cited => cited;

    /// <summary>Takes a further part.</summary>
    /// <returns>What is certain by now.</returns>
    public string Push(string part)
    {
        var text = Mark().Replace(waiting + part, Check);
        var certain = Beginning().Match(text).Index;
        waiting = text[certain..];
        return text[..certain];
    }

    /// <summary>Ends the text.</summary>
    /// <returns>What was still waiting; half a citation is left out.</returns>
    public string End() => waiting.Contains('[', StringComparison.Ordinal) ? "" : waiting.TrimEnd();

    private string Check(Match mark)
    {
        var kept = mark.Groups["number"].Captures
            .Select(number => int.TryParse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0)
            .Where(number => number >= 1 && number <= passages)
            .Distinct()
            .Select(number => $"[{Place(number)}]");
        var marks = string.Concat(kept);
        return marks.Length == 0 ? "" : mark.Groups["blanks"].Value + marks;
    }

    private int Place(int passage)
    {
        if (!cited.Contains(passage))
        {
            cited.Add(passage);
        }

        return cited.IndexOf(passage) + 1;
    }

    [GeneratedRegex(@"(?<blanks>\s*)\[\s*(?<number>[0-9]+)(?:\s*[,;]\s*(?<number>[0-9]+))*\s*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s*(?:\[[0-9\s,;]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
