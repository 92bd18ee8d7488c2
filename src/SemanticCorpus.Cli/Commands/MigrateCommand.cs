using System.CommandLine;
using Microsoft.Extensions.AI;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Hosting;
using SemanticCorpus.Storage;
using SemanticCorpus.Transfer;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus migrate</c></summary>
internal static class MigrateCommand
{
    private static readonly Option<StoreKind> To = new("--to")
    {
        Description = "Where the corpora go: qdrant or sqlite.",
        HelpName = "STORE",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Verb("migrate",
            "Copies every corpus from SQLite to Qdrant, or back, without embedding it again. What it was copied from stays as it is; a second run goes on where the first was stopped.",
            "corpus migrate --to qdrant --qdrant-url http://localhost:6333",
            "corpus migrate --to sqlite --qdrant-url http://localhost:6333 --db back.db")
        {
            To, CommonOptions.Database, CommonOptions.Model,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var to = parsed.GetRequiredValue(To);
        if (parsed.GetValue(CommonOptions.Store) is not null)
        {
            throw new ArgumentException("--store: leave it out; --to says which store the corpora go to, and they come from the other one.");
        }

        var settings = CommonOptions.Read(parsed);
        var from = to == StoreKind.Qdrant ? StoreKind.Sqlite : StoreKind.Qdrant;
        var names = await CorpusStores.ListAsync(settings.With(from), cancellationToken).ConfigureAwait(false);
        if (names.Count == 0)
        {
            throw new StoreUnavailableException($"There is no corpus to copy at {settings.With(from).Location}.");
        }

        using var embedder = await Embedder.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        var screen = new Screen();
        var whole = true;
        foreach (var name in names)
        {
            whole &= await CopyAsync(settings.For(name).With(from), settings.For(name).With(to), name, embedder, screen, cancellationToken).ConfigureAwait(false);
        }

        if (!whole)
        {
            screen.Paragraph(0, "Documents changed while they were copied, so the two differ. Run the same command again before you switch.");
            return ExitCode.Failed;
        }

        screen.Paragraph(0, to == StoreKind.Qdrant
            ? $"From now on give --store qdrant --qdrant-url {settings.Qdrant.Url}, or set Corpus__Store=Qdrant and Corpus__Qdrant__Url={settings.Qdrant.Url}"
                + $"{(settings.Qdrant.ApiKey is null ? "" : " and Corpus__Qdrant__ApiKey")}. The databases beside {SourceName.Of(settings.Database!)} are as they were; delete them when you no longer want to go back."
            : $"From now on give --store sqlite --db {settings.Database}, or set Corpus__Store=Sqlite and Corpus__Database={settings.Database}. The collections on {settings.Qdrant.Url} are as they were.");
        return ExitCode.Done;
    }

    private static async Task<bool> CopyAsync(
        CorpusSettings from, CorpusSettings to, string name, OnnxEmbeddingGenerator embedder, Screen screen, CancellationToken cancellationToken)
    {
        var schema = Embedder.SchemaFor(embedder);
        await using var source = await CorpusStores.OpenAsync(from, StoreMode.ReadOnly, schema, cancellationToken).ConfigureAwait(false);
        await using var target = await CorpusStores.OpenAsync(to, StoreMode.ReadWrite, schema, cancellationToken).ConfigureAwait(false);
        var status = await source.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        var writer = new CorpusWriter(CorpusStores.ForLoads(target, to), embedder.GetService<TokenCounter>()!);
        var (stored, present) = await ProgressLine.RunAsync($"Copying {name}", (int)status.Documents, done => writer.WriteAllAsync(
            CorpusReader.ReadAsync(CorpusStores.ForLoads(source, from), cancellationToken), status.Documents, done, cancellationToken)).ConfigureAwait(false);
        var compared = await TransferComparison.RunAsync(source, target, cancellationToken).ConfigureAwait(false);
        screen.Paragraph(
            0,
            Run.Bold(name),
            $": {stored:N0} documents copied, {present:N0} were there. Compared: {compared.Documents:N0} documents with {compared.Passages:N0} passages alike, {compared.Differing:N0} differing, {compared.Others:N0} only in the copy.");
        return compared.Differing == 0;
    }
}
