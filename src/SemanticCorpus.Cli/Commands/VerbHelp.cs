using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SemanticCorpus.Cli.Commands;

/// <summary>The usual help, followed by the verb's examples.</summary>
internal sealed class VerbHelp : SynchronousCommandLineAction
{
    private readonly HelpAction usual = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in verb.Examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        return result;
    }
}
