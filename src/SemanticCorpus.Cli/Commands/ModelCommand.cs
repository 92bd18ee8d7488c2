using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus model</c></summary>
internal static class ModelCommand
{
    private static readonly Argument<string> Source = new("FOLDER|URL")
    {
        Description = "A sentence-transformers folder with an ONNX graph, or the address of such a model on a hub.",
    };

    private static readonly Option<string?> Name = new("--name") { Description = "What to call it. Default: the folder's name.", HelpName = "NAME" };

    public static Command Create()
    {
        var list = new Verb("list", "Lists the models on this machine; the corpus's own is marked.", "corpus model list", "corpus model list --db news.db") { CommonOptions.Database };
        list.SetAction(ListAsync);
        var add = new Verb("add",
            "Adds a model: copies or downloads it, checks it, and, where its graph gives no token vectors, fits a projection of them to the corpus's own text.",
            "corpus model add ~/models/multilingual-e5-small",
            "corpus model add https://hub.example/intfloat/multilingual-e5-small --name e5")
        {
            Source, Name, CommonOptions.Database,
        };
        add.SetAction(AddAsync);
        return new Command("model", "Lists, adds and switches embedding models.") { list, add, ReindexCommand.CreateUse() };
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var own = await OwnModelAsync(CommonOptions.Read(parsed), cancellationToken).ConfigureAwait(false);
        var screen = new Screen();
        foreach (var (folder, model) in ModelCatalog.Default.List().Prepend(await ModelCatalog.DeliveredAsync(cancellationToken).ConfigureAwait(false)))
        {
            var late = model.TokenDimensions > 0 ? $"token vectors of {model.TokenDimensions}" : "no token vectors";
            screen.Paragraph(0, Run.Bold(model.Name), $" {model.Dimensions} dimensions, {late}, at most {model.MaxTokens} tokens"
                + (model.Fingerprint == own ? "; the corpus's model" : ""));
            screen.Paragraph(4, SourceName.Of(folder));
        }

        return ExitCode.Done;
    }

    private static async Task<int> AddAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (source, name) = (parsed.GetRequiredValue(Source), parsed.GetValue(Name));
        var settings = CommonOptions.Read(parsed);
        var installer = new ModelInstaller(ModelCatalog.Default);
        var sample = SampleText.OfAsync(settings, cancellationToken);
        var added = Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? await ProgressLine.RunAsync("Downloading", 1000, done => new ModelDownload(installer).AddAsync(address, name, sample, done, cancellationToken)).ConfigureAwait(false)
            : await installer.AddFolderAsync(source, name, sample, cancellationToken).ConfigureAwait(false);
        var screen = new Screen();
        screen.Paragraph(0, $"{added.Model.Name}: {added.Model.Dimensions} dimensions, at most {added.Model.MaxTokens} tokens. {SourceName.Of(added.Folder)}");
        if (added.Model.TokenDimensions == 0)
        {
            screen.Paragraph(0, "Without token vectors: its graph gives none, and the corpus has too little text to fit a projection to, or the graph gives no hidden states. Search then ranks by cosine and words alone.");
        }

        screen.Paragraph(0, $"`corpus model use {added.Model.Name}` gives it to the corpus.");
        return ExitCode.Done;
    }

    private static async Task<string?> OwnModelAsync(CorpusSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = await CorpusStores.OpenAsync(settings, StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
            return store.Schema.Model.Fingerprint;
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }
}
