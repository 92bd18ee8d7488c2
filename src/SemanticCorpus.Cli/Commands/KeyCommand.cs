using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Server.Keys;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus key</c></summary>
internal static class KeyCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "What to call the key." };
    private static readonly Option<KeyScope[]> Scopes = new("--scope")
    {
        Description = "What it allows: read, write (documents) and admin (corpora). Default: read.",
        HelpName = "SCOPE",
    };

    private static readonly Option<string[]> Corpora = new("--corpus") { Description = "A corpus it allows. Default: all.", HelpName = "NAME" };

    public static Command Create()
    {
        var create = new Verb("create", "Makes a key and prints it, this once.", "corpus key create chatbot", "corpus key create loader --scope read --scope write --corpus news")
        {
            Name, Scopes, Corpora, CommonOptions.Database,
        };
        create.SetAction(parsed =>
        {
            var scopes = parsed.GetValue(Scopes) is { Length: > 0 } given ? given.Distinct().Order().ToArray() : [KeyScope.Read];
            Console.WriteLine(Keys(parsed).Create(parsed.GetRequiredValue(Name), scopes, parsed.GetValue(Corpora) ?? []));
            return ExitCode.Done;
        });
        var list = new Verb("list", "Lists the keys, without the keys themselves.", "corpus key list") { CommonOptions.Database };
        list.SetAction(parsed =>
        {
            var screen = new Screen();
            foreach (var key in Keys(parsed).All())
            {
                var corpora = key.Corpora.Count == 0 ? "all corpora" : string.Join(", ", key.Corpora);
                screen.Paragraph(0, Run.Bold(key.Name), $" {string.Join(", ", key.Scopes)}; {corpora}; made {key.CreatedAt:yyyy-MM-dd}");
            }

            return ExitCode.Done;
        });
        var revoke = new Verb("revoke", "Makes a key worthless at once.", "corpus key revoke chatbot") { Name, CommonOptions.Database };
        revoke.SetAction(async (parsed, _) =>
        {
            var name = parsed.GetRequiredValue(Name);
            if (Keys(parsed).Revoke(name))
            {
                return ExitCode.Done;
            }

            await Console.Error.WriteLineAsync(Printable.Line($"There is no key {name}. `corpus key list` shows them.")).ConfigureAwait(false);
            return ExitCode.Failed;
        });
        return new Command("key", "Makes, lists and revokes the keys of the service.") { create, list, revoke };
    }

    private static KeyFile Keys(ParseResult parsed) => new(CommonOptions.Read(parsed).Database!, TimeProvider.System);
}
