using SemanticCorpus.Server.Llm;

namespace SemanticCorpus.Server.Overview;

/// <summary>What documents can be narrowed by.</summary>
/// <param name="Sources">Folders and sites, as <c>sources</c> of a filter takes them, with the most documents first; at most 100.</param>
/// <param name="Tags">Tags, likewise.</param>
/// <param name="Authors">Authors, likewise.</param>
/// <param name="PublishedFrom">The earliest date.</param>
/// <param name="PublishedTo">The latest date.</param>
public sealed record FacetsJson(
    IReadOnlyList<FacetJson> Sources,
    IReadOnlyList<FacetJson> Tags,
    IReadOnlyList<FacetJson> Authors,
    DateTimeOffset? PublishedFrom,
    DateTimeOffset? PublishedTo);

/// <summary>A value and how many documents have it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Documents">Number of documents.</param>
public sealed record FacetJson(string Value, int Documents);

/// <summary>Questions to begin with.</summary>
/// <param name="Examples">The questions.</param>
public sealed record ExamplesJson(IReadOnlyList<string> Examples);

/// <summary>The corpus in two dimensions.</summary>
/// <param name="Points">Passages taken evenly over the corpus.</param>
/// <param name="Documents">Their documents.</param>
public sealed record MapJson(IReadOnlyList<MapPointJson> Points, IReadOnlyList<MapDocumentJson> Documents);

/// <summary>A passage on the map.</summary>
/// <param name="Id">The passage.</param>
/// <param name="DocumentId">Its document.</param>
/// <param name="Title">The document's title.</param>
/// <param name="X">-1 to 1, along the direction in which the passages differ most.</param>
/// <param name="Y">-1 to 1, along the direction in which they differ most beside it.</param>
/// <param name="Text">The passage's text.</param>
public sealed record MapPointJson(string Id, string DocumentId, string? Title, double X, double Y, string Text);

/// <summary>A document on the map.</summary>
/// <param name="Id">The document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Color">Number of its colour, from 0.</param>
public sealed record MapDocumentJson(string Id, string? Title, int Color);

/// <summary>Asks where a question lies on the map.</summary>
/// <param name="Query">The question.</param>
public sealed record LocateBody(string Query);

/// <summary>Where a question lies on the map.</summary>
/// <param name="X">-1 to 1.</param>
/// <param name="Y">-1 to 1.</param>
/// <param name="Nearest">The passages nearest in meaning, best first; not all need be on the map.</param>
public sealed record LocationJson(double X, double Y, IReadOnlyList<string> Nearest);

/// <summary>The state of the service.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Model">Its embedding model.</param>
/// <param name="Corpora">The names of the corpora.</param>
/// <param name="QueueDepth">Number of jobs that are not finished.</param>
/// <param name="Llm">The language model that words answers.</param>
public sealed record ServiceStatusJson(string Version, string Model, IReadOnlyList<string> Corpora, int QueueDepth, LlmStatusJson Llm);

/// <summary>The language model that words answers.</summary>
/// <param name="Configured">Whether one is set.</param>
/// <param name="Model">Its name.</param>
/// <param name="Reachable">Whether its last call was answered; not given before the first one.</param>
/// <param name="LastFailure">How the last failed call failed.</param>
/// <param name="LastFailureAt">When.</param>
public sealed record LlmStatusJson(bool Configured, string? Model = null, bool? Reachable = null, string? LastFailure = null, DateTimeOffset? LastFailureAt = null)
{
    /// <summary>The state of a writer; null for none.</summary>
    internal static LlmStatusJson From(AnswerWriter? writer) => writer is null
        ? new LlmStatusJson(false)
        : new LlmStatusJson(true, writer.Model, writer.Last is { } last ? last.Failure is null : null, writer.LastFailure?.Failure, writer.LastFailure?.At);
}
