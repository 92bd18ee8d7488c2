namespace SemanticCorpus.Cli.Output;

/// <summary>A stretch of text in one style.</summary>
/// <param name="Text">The text; not markup.</param>
/// <param name="Style">A style in Spectre.Console's words, such as "bold"; null for plain.</param>
internal readonly record struct Run(string Text, string? Style = null)
{
    public static implicit operator Run(string text) => new(text);

    public static Run Dim(string text) => new(text, "dim");

    public static Run Bold(string text) => new(text, "bold");

    public static Run Marked(string text) => new(text, "bold yellow");
}
