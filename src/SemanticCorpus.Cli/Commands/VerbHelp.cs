namespace SemanticCorpus.Cli.Commands;

/// <summary>The text above a verb's options.</summary>
internal static class VerbHelp
{
    public static string Of(string description, params ReadOnlySpan<string> examples) =>
        $"{description}\n\n  Examples:\n    {string.Join("\n    ", examples!)}";
}
