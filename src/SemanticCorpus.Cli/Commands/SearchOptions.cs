using System.CommandLine;
using SemanticCorpus.Cli.Sessions;
using SemanticCorpus.Hosting;
using SemanticCorpus.Search;

namespace SemanticCorpus.Cli.Commands;

/// <summary>Options of the verbs that search.</summary>
internal static class SearchOptions
{
    private static readonly Option<SearchMode> Mode = new("--mode") { Description = "hybrid (meaning and words), semantic or keyword.", HelpName = "MODE" };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many passages, 1 to 100.", DefaultValueFactory = _ => 10, HelpName = "N" };
    private static readonly Option<int> Offset = new("--offset") { Description = "How many of the best to leave out.", HelpName = "N" };
    private static readonly Option<double> MinRelevance = new("--min-relevance") { Description = "Least relevance, 0 to 1.", HelpName = "R" };
    private static readonly Option<int> Context = new("--context") { Description = "Neighbouring passages on each side, 0 to 10.", HelpName = "N" };
    private static readonly Option<int?> PerDocument = new("--per-document") { Description = "Most passages of one document.", HelpName = "N" };
    private static readonly Option<double> Diversity = new("--diversity") { Description = "How far repetitions fall behind, 0 to 1.", HelpName = "D" };
    private static readonly Option<bool> Copies = new("--copies") { Description = "List copies of a passage in other documents by themselves." };
    private static readonly Option<bool> ExplainOption = new("--explain") { Description = "Show how each score came about." };
    private static readonly Option<bool> NoLateInteraction = new("--no-late-interaction") { Description = "Rank without comparing words by meaning." };

    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[
            CommonOptions.From, Mode, Limit, Offset, MinRelevance, Context, PerDocument, Diversity, Copies, ExplainOption, NoLateInteraction])
        {
            command.Options.Add(option);
        }

        FilterOptions.AddTo(command);
        foreach (var option in (Option[])[CommonOptions.Database, CommonOptions.Model, CommonOptions.RerankModel, CommonOptions.Json])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="ArgumentException">A value is out of its limits.</exception>
    public static SearchRequest Read(ParseResult parsed, string query)
    {
        var request = new SearchRequest
        {
            Query = query,
            Mode = parsed.GetValue(Mode),
            Limit = parsed.GetValue(Limit),
            Offset = parsed.GetValue(Offset),
            MinRelevance = parsed.GetValue(MinRelevance),
            Context = parsed.GetValue(Context),
            PerDocument = parsed.GetValue(PerDocument),
            Diversity = parsed.GetValue(Diversity),
            Copies = parsed.GetValue(Copies),
            Explain = parsed.GetValue(ExplainOption),
            Filter = FilterOptions.Read(parsed),
        };
        request.Validate();
        return request;
    }

    /// <summary>Opens what is to be searched: the database, or the folder given.</summary>
    public static Task<CorpusSession> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Read(parsed);
        if (parsed.GetValue(NoLateInteraction))
        {
            settings.Ranking.LateInteractionWeight = 0;
        }

        return parsed.GetValue(CommonOptions.From) is { } folder
            ? FolderMirror.OpenAsync(settings, folder, cancellationToken)
            : CorpusSession.ReadAsync(settings, cancellationToken);
    }
}
