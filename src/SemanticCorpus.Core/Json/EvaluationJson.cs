using SemanticCorpus.Evaluation;

namespace SemanticCorpus.Json;

/// <summary>Mean measures over a judged collection.</summary>
/// <param name="Modes">By mode: keyword, semantic, hybrid.</param>
public sealed record CollectionEvaluationJson(IReadOnlyDictionary<string, ModeMetrics> Modes);
