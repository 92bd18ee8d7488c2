using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Fields">Its fields in order, by name.</param>
/// <param name="Location">Its lines in the file.</param>
internal sealed record TableRow(int Number, IReadOnlyList<KeyValuePair<string, string>> Fields, SourceLocation Location);
