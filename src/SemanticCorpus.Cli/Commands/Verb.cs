using System.CommandLine;

namespace SemanticCorpus.Cli.Commands;

/// <summary>A command with examples, which its help prints last.</summary>
internal sealed class Verb(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
