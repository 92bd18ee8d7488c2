using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Formats;
using SemanticCorpus.Hosting;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Json;
using SemanticCorpus.Transfer;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus ingest</c></summary>
internal static class IngestCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Files and folders.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> Prune = new("--prune") { Description = "Also remove documents whose file is gone from a folder given." };
    private static readonly Option<string[]> Tag = new("--tag") { Description = "A tag for these documents.", HelpName = "TAG" };
    private static readonly Option<string[]> Property = new("--property") { Description = "Metadata for these documents.", HelpName = "NAME=VALUE" };

    private static readonly Option<string?> TextField = Field("--text-field", "text");
    private static readonly Option<string?> TitleField = Field("--title-field", "title");
    private static readonly Option<string?> IdField = Field("--id-field", "identity");
    private static readonly Option<string?> UrlField = Field("--url-field", "address");
    private static readonly Option<string?> AuthorField = Field("--author-field", "author");
    private static readonly Option<string?> DateField = Field("--date-field", "date of publication");

    public static Command Create()
    {
        var command = new Verb("ingest", 
            "Takes files into the corpus: text, Markdown, HTML, PDF, office documents, books, mail, tables, source code. Unchanged ones are skipped, changed ones replaced.",
            "corpus ingest articles",
            "corpus ingest articles notes.md --prune --tag news --property desk=science")
        {
            Paths, Prune, Tag, Property, TextField, TitleField, IdField, UrlField, AuthorField, DateField, CommonOptions.Database, CommonOptions.Model, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<string?> Field(string name, string what) => new(name)
    {
        Description = $"The field of a CSV or JSON Lines file with the {what} of each row's document.", HelpName = "FIELD",
    };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Read(parsed);
        settings.Ingest.Tags = [.. settings.Ingest.Tags.Union(parsed.GetValue(Tag) ?? [], StringComparer.OrdinalIgnoreCase)];
        var properties = new Dictionary<string, string>(settings.Ingest.Properties, StringComparer.Ordinal);
        foreach (var (name, value) in CommonOptions.Pairs(Property.Name, parsed.GetValue(Property)))
        {
            properties[name] = value;
        }

        settings.Ingest.Properties = properties;
        var table = settings.Formats.Table;
        table.TextField = parsed.GetValue(TextField) ?? table.TextField;
        table.TitleField = parsed.GetValue(TitleField) ?? table.TitleField;
        table.IdField = parsed.GetValue(IdField) ?? table.IdField;
        table.UrlField = parsed.GetValue(UrlField) ?? table.UrlField;
        table.AuthorField = parsed.GetValue(AuthorField) ?? table.AuthorField;
        table.DateField = parsed.GetValue(DateField) ?? table.DateField;
        var paths = parsed.GetRequiredValue(Paths);
        var sources = new FileSource(DocumentFormatReaders.Create(settings.Formats)).Find(paths).ToList();
        await using var session = await CorpusSession.WriteAsync(settings, cancellationToken).ConfigureAwait(false);

        await using var load = sources.Count >= CorpusWriter.LargeLoad ? await session.Store.BeginLoadAsync(cancellationToken).ConfigureAwait(false) : null;
        var json = parsed.GetValue(CommonOptions.Json);
        var screen = json ? null : new Screen();
        var results = await ProgressLine.RunAsync("Ingesting", sources.Count, async done =>
        {
            var finished = new List<IngestResult>();
            await foreach (var result in session.Ingestor.IngestAsync(sources, cancellationToken).ConfigureAwait(false))
            {
                finished.Add(result);
                done(finished.Count);
                await ReportAsync(screen, result).ConfigureAwait(false);
            }

            return finished;
        }).ConfigureAwait(false);

        if (parsed.GetValue(Prune))
        {
            await PruneAsync(session, paths, sources, screen, results, cancellationToken).ConfigureAwait(false);
        }

        var summary = IngestJson.From(results);
        if (json)
        {
            Screen.Json(summary, CorpusJson.Readable.IngestJson);
        }
        else
        {
            screen!.Paragraph(
                0,
                $"{summary.Added} added, {summary.Replaced} replaced, {summary.Unchanged} unchanged, {summary.Removed} removed, {summary.Failed} failed.",
                $" {SourceName.Of(settings.Location)}");
        }

        return summary.Failed > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task PruneAsync(
        CorpusSession session, string[] paths, List<SourceItem> sources, Screen? screen, List<IngestResult> results, CancellationToken cancellationToken)
    {
        var present = sources.Select(source => source.Source).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in paths.Select(Path.GetFullPath).Where(Directory.Exists))
        {
            var root = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
            if (sources.Any(source => source.Source.StartsWith(root, StringComparison.Ordinal) && Directory.Exists(source.Source)))
            {
                // What lies in a folder that could not be read is not known to be gone.
                await Console.Error.WriteLineAsync($"{folder}: not pruned, because a folder in it could not be read.").ConfigureAwait(false);
                continue;
            }

            await foreach (var result in session.Ingestor.RemoveVanishedAsync(root, present, cancellationToken).ConfigureAwait(false))
            {
                results.Add(result);
                await ReportAsync(screen, result).ConfigureAwait(false);
            }
        }
    }

    private static async Task ReportAsync(Screen? screen, IngestResult result)
    {
        var name = SourceName.Of(result.Source);
        if (result.Status == IngestStatus.Failed)
        {
            await Console.Error.WriteLineAsync(Printable.Lines($"failed     {name}: {result.Reason}")).ConfigureAwait(false);
        }
        else if (Console.IsErrorRedirected && result.Status != IngestStatus.Unchanged)
        {
            // On a terminal the progress bar says enough.
#pragma warning disable CA1308 // A word for people, not a key.
            screen?.Paragraph(0, $"{result.Status.ToString().ToLowerInvariant(),-10}", $" {name}", Run.Dim(result.Passages == 1 ? " 1 passage" : $" {result.Passages} passages"));
#pragma warning restore CA1308
        }
    }
}
