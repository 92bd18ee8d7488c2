using SemanticCorpus.Documents;

namespace SemanticCorpus.Cli.Output;

/// <summary>How a source is named to a person.</summary>
internal static class SourceName
{
    /// <summary>A source with the place in it that is meant.</summary>
    public static string Of(string source, SourceLocation? location) => location is null ? Of(source) : $"{Of(source)}, {location}";

    /// <summary>A path below the current folder as seen from there; anything else as it is.</summary>
    public static string Of(string source)
    {
        var here = Environment.CurrentDirectory + Path.DirectorySeparatorChar;
        return Path.IsPathFullyQualified(source) && source.StartsWith(here, StringComparison.Ordinal) ? source[here.Length..] : source;
    }
}
