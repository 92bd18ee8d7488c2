using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Formats;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Json;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus preview</c></summary>
internal static class PreviewCommand
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "A file." };
    private static readonly Option<bool> Raw = new("--raw") { Description = "Also print the original." };

    public static Command Create()
    {
        var command = new Verb("preview", 
            "Shows how a file would be taken in: what is kept, what is dropped and why, and the passages.",
            "corpus preview article.html",
            "corpus preview article.html --json")
        {
            FilePath, Raw, CommonOptions.Model, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(FilePath));
        if (Directory.Exists(path))
        {
            throw new UnreadableSourceException($"{path} is a folder. Name one of its files.");
        }

        var settings = CommonOptions.Read(parsed);
        var formats = DocumentFormatReaders.Create(settings.Formats);
        var found = new FileSource(formats).Find([path]).Take(2).ToList();
        if (found.Count != 1)
        {
            throw new UnreadableSourceException($"{path} holds {(found.Count == 0 ? "no document" : "several documents")}. `corpus ingest` takes them in; `corpus show` shows each.");
        }

        var content = await found[0].ReadAsync(cancellationToken).ConfigureAwait(false);
        var document = await formats.ReadAsync(content.Bytes, content.Hints, cancellationToken).ConfigureAwait(false);
        using var embedder = await Embedder.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        var chunks = new PassageBuilder(embedder, settings.Ingest).Split(document.Cleaned, document.Metadata.Title);
        var preview = PreviewJson.From(path, document, document.Metadata, chunks);
        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(preview, CorpusJson.Readable.PreviewJson);
        }
        else
        {
            Print(new Screen(), preview, parsed.GetValue(Raw));
        }

        return ExitCode.Done;
    }

    private static void Print(Screen screen, PreviewJson preview, bool raw)
    {
        screen.Paragraph(0, Run.Bold(preview.Metadata.Title ?? SourceName.Of(preview.Source)));
        var dropped = preview.Blocks.Count(block => !block.Kept);
        screen.Paragraph(0, Run.Dim(
            $"{preview.Format}, {preview.Encoding}; {preview.Original.Length} characters, {preview.Text.Length} kept; {preview.Blocks.Count} blocks, {dropped} dropped"));
        if (raw)
        {
            screen.Blank();
            screen.Paragraph(0, Run.Bold("Original"));
            foreach (var line in preview.Original.Split('\n'))
            {
                screen.Line(line);
            }
        }

        screen.Blank();
        screen.Paragraph(0, Run.Bold("Blocks"));
        foreach (var block in preview.Blocks)
        {
            screen.Paragraph(0, block.Kept ? new Run("+", "green") : new Run("-", "red"), " ", block.Kept ? block.Text : Run.Dim(block.Text));
            if (block.DroppedBecause is { } reason)
            {
                screen.Paragraph(4, new Run($"dropped: {reason}", "red"));
            }
        }

        for (var i = 0; i < preview.Passages.Count; i++)
        {
            screen.Blank();
            screen.Paragraph(0, Run.Bold($"Passage {i}"), " ", Run.Dim(string.Join(" › ", preview.Passages[i].HeadingPath)), Run.Dim($" {preview.Passages[i].Location}"));
            screen.Paragraph(2, preview.Passages[i].Text);
        }
    }
}
