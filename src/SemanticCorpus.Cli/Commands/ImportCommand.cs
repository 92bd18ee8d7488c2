using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Storage;
using SemanticCorpus.Transfer;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus import</c></summary>
internal static class ImportCommand
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "A file that `corpus export` wrote." };

    public static Command Create()
    {
        var command = new Verb("import",
            "Takes an exported corpus in without embedding it again. Documents of the same id are replaced, others stay; a second run goes on where the first was stopped.",
            "corpus import news.corpus",
            "corpus import news.corpus --db copy.db")
        {
            FilePath, CommonOptions.Database, CommonOptions.Model,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(FilePath));
        var (schema, documents) = await CorpusArchive.CheckAsync(path, cancellationToken).ConfigureAwait(false);
        var settings = CommonOptions.Read(parsed);
        await using var session = await CorpusSession.WriteAsync(settings, cancellationToken).ConfigureAwait(false);
        if (schema.Model.Fingerprint != session.Store.Schema.Model.Fingerprint)
        {
            throw new ModelMismatchException(
                $"{path} was made with the model {schema.Model.Name} (fingerprint {schema.Model.Fingerprint}), not with "
                + $"{session.Store.Schema.Model.Name} ({session.Store.Schema.Model.Fingerprint}). Give the model it was made with: `--model FOLDER`.");
        }

        var (stored, present) = await ProgressLine.RunAsync("Importing", (int)documents, done => session.Writer.WriteAllAsync(
            CorpusArchive.ReadAsync(path, cancellationToken), documents, done, cancellationToken)).ConfigureAwait(false);
        new Screen().Paragraph(0, $"{stored:N0} documents taken in, {present:N0} were there. {SourceName.Of(settings.Location)}");
        return ExitCode.Done;
    }
}
