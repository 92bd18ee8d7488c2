using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Duplicates;
using SemanticCorpus.Hosting;
using SemanticCorpus.Json;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus duplicates</c></summary>
internal static class DuplicatesCommand
{
    private static readonly Option<double> Threshold = new("--threshold")
    {
        Description = "Least share of the shorter text's runs of three words that the longer has too, 0.1 to 1.",
        DefaultValueFactory = _ => new DuplicateOptions().Threshold,
        HelpName = "SHARE",
    };

    public static Command Create()
    {
        var command = new Verb(
            "duplicates",
            "Lists documents that are copies of one another: word for word, edited, cut short or wrapped in other text.",
            "corpus duplicates",
            "corpus duplicates --threshold 0.9 --json")
        {
            Threshold, CommonOptions.Database, CommonOptions.Json,
        };
        FilterOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new DuplicateOptions { Threshold = parsed.GetValue(Threshold) };
        options.Validate();
        await using var store = await CorpusStores.OpenAsync(CommonOptions.Read(parsed), StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
        var clusters = await DuplicateFinder.FindAsync(store, options, FilterOptions.Read(parsed), cancellationToken: cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(DuplicatesJson.From(options, clusters), CorpusJson.Readable.DuplicatesJson);
            return ExitCode.Done;
        }

        var screen = new Screen();
        if (clusters.Count == 0)
        {
            screen.Line("No document is a copy of another.");
        }

        foreach (var cluster in clusters)
        {
            screen.Paragraph(0, [Run.Bold(cluster.Longest.Metadata.Title ?? cluster.Longest.Id), " ", Run.Dim($"{cluster.Copies.Count + 1} documents")]);
            screen.Paragraph(Indent, $"      {cluster.Longest.Id}  {SourceName.Of(cluster.Longest.Source)}");
            foreach (var copy in cluster.Copies)
            {
                screen.Paragraph(Indent, $"{copy.Similarity,4:0.00}  {copy.Document.Id}  {SourceName.Of(copy.Document.Source)}");
            }

            screen.Blank();
        }

        return ExitCode.Done;
    }

    private const int Indent = 3;
}
