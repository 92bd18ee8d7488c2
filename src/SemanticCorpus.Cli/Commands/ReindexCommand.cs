using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus reindex</c> and <c>corpus model use</c>: the same change under two names.</summary>
internal static class ReindexCommand
{
    private static readonly Argument<string> Name = new("MODEL") { Description = "The name of an added model, or a folder." };

    private static readonly Option<bool> Keep = new("--keep")
    {
        Description = "Keep the old vectors beside the new ones, so that going back is quick.",
    };

    public static Command Create()
    {
        var command = new Verb("reindex",
            "Builds the corpus anew beside itself for another model, or for this version's keyword analyzer, while searches go on; then switches in one step. A second run goes on where the first was stopped.",
            "corpus reindex",
            "corpus reindex --model models/multilingual-e5-small",
            "corpus reindex --model multilingual-e5-small --keep")
        {
            CommonOptions.Model, Keep, CommonOptions.Database,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, CommonOptions.Read(parsed), cancellationToken));
        return command;
    }

    /// <summary><c>corpus model use</c></summary>
    public static Command CreateUse()
    {
        var command = new Verb("use",
            "Gives the corpus another model: its vectors are built beside the old ones while searches go on, then take their place in one step.",
            "corpus model use multilingual-e5-small",
            "corpus model use all-MiniLM-L6-v2 --keep")
        {
            Name, Keep, CommonOptions.Database,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = CommonOptions.Read(parsed);
            settings.Model.Folder = ModelCatalog.Default.Resolve(parsed.GetRequiredValue(Name));
            return RunAsync(parsed, settings, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CorpusSettings settings, CancellationToken cancellationToken)
    {
        await using var change = await ModelChange.OpenAsync(settings, cancellationToken).ConfigureAwait(false);
        var screen = new Screen();
        if (change is null)
        {
            screen.Paragraph(0, "Nothing to do: the corpus has this model and this keyword analyzer already.");
            return ExitCode.Done;
        }

        var built = await ProgressLine.RunAsync("Reindexing", (int)change.Documents, done => change.BuildAsync(done, cancellationToken)).ConfigureAwait(false);
        await change.SwitchAsync(parsed.GetValue(Keep), cancellationToken).ConfigureAwait(false);
        screen.Paragraph(0, $"{built:N0} of {change.Documents:N0} documents built; the corpus now has the model {change.Model.Name}, {change.Model.Dimensions} dimensions.");
        if (settings.Model.Folder is { Length: > 0 } folder && folder != ModelFolder.Delivered() && ModelCatalog.Default.Find(change.Model.Fingerprint) is null)
        {
            screen.Paragraph(0, $"Name it from now on: `--model {SourceName.Of(folder)}`, or `corpus model add {SourceName.Of(folder)}` once.");
        }

        return ExitCode.Done;
    }
}
