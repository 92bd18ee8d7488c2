using SemanticCorpus.Json;

namespace SemanticCorpus.Server.Documents;

/// <summary>A page of documents.</summary>
/// <param name="Documents">By id (ordinal).</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null at the end.</param>
/// <param name="Total">Number of documents that pass the filter.</param>
public sealed record DocumentPageJson(IReadOnlyList<DocumentJson> Documents, string? Next, int Total);

/// <summary>Asks for what is related to a passage.</summary>
/// <param name="PassageId">The passage, as <c>DOCUMENT#POSITION</c>.</param>
/// <param name="Limit">How many passages are wanted, 1 to 100.</param>
public sealed record RelatedBody(string PassageId, int Limit = 10);
