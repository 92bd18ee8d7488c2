using System.CommandLine;
using System.Globalization;
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

    private static readonly Option<int?> Rate = Limit("--rate", "min", "Most requests a minute");

    private static readonly Option<int?> Quota = Limit("--quota", "day", "Most requests a day (UTC)");

    public static Command Create()
    {
        var create = new Verb("create", "Makes a key and prints it, this once.", "corpus key create chatbot", "corpus key create loader --scope read --scope write --corpus news", "corpus key create guest --rate 60/min --quota 5000/day")
        {
            Name, Scopes, Corpora, Rate, Quota, CommonOptions.Database,
        };
        create.SetAction(parsed =>
        {
            var scopes = parsed.GetValue(Scopes) is { Length: > 0 } given ? given.Distinct().Order().ToArray() : [KeyScope.Read];
            Console.WriteLine(Keys(parsed).Create(parsed.GetRequiredValue(Name), scopes, parsed.GetValue(Corpora) ?? [], parsed.GetValue(Rate), parsed.GetValue(Quota)));
            return ExitCode.Done;
        });
        var list = new Verb("list", "Lists the keys, without the keys themselves.", "corpus key list") { CommonOptions.Database };
        list.SetAction(parsed =>
        {
            var screen = new Screen();
            foreach (var key in Keys(parsed).All())
            {
                var corpora = key.Corpora.Count == 0 ? "all corpora" : string.Join(", ", key.Corpora);
                screen.Paragraph(0, Run.Bold(key.Name), $" {string.Join(", ", key.Scopes)}; {corpora}; {Limits(key)}made {key.CreatedAt:yyyy-MM-dd}");
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

    private static Option<int?> Limit(string name, string unit, string description) => new(name)
    {
        Description = $"{description}, as N/{unit}; 0/{unit} for any number. Default: the service's setting.",
        HelpName = $"N/{unit}",
        CustomParser = result =>
        {
            var given = result.Tokens.Single().Value;
            var number = given.EndsWith("/" + unit, StringComparison.Ordinal) ? given[..^(unit.Length + 1)] : given;
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
            {
                return limit;
            }

            result.AddError($"{name}: '{given}' is not of the form N/{unit}, such as 60/{unit}.");
            return null;
        },
    };

    private static string Limits(ApiKey key) =>
        (key.RatePerMinute is { } rate ? $"{rate}/min; " : "") + (key.QuotaPerDay is { } quota ? $"{quota}/day; " : "");

    private static KeyFile Keys(ParseResult parsed) => new(CommonOptions.Read(parsed).Database!, TimeProvider.System);
}
