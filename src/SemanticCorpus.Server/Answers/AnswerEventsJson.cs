using SemanticCorpus.Json;

namespace SemanticCorpus.Server.Answers;

/// <summary>The event <c>passages</c>.</summary>
/// <param name="Passages">What the answer will rest on, best first.</param>
public sealed record PassagesJson(IReadOnlyList<PassageJson> Passages);

/// <summary>The event <c>delta</c>.</summary>
/// <param name="Text">A further part of the answer.</param>
public sealed record DeltaJson(string Text);

/// <summary>The event <c>citations</c>.</summary>
/// <param name="Citations">The sentences that the answer quotes.</param>
public sealed record CitationsJson(IReadOnlyList<CitationJson> Citations);
