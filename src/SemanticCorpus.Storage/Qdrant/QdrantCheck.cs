namespace SemanticCorpus.Storage.Qdrant;

/// <summary>One thing that was looked at on a Qdrant.</summary>
/// <param name="Name">What was looked at, in a word or two.</param>
/// <param name="Passed">Whether it is as it should be.</param>
/// <param name="Finding">What was found.</param>
/// <param name="WayOut">What to do about it; null where nothing has to be done.</param>
public sealed record QdrantCheck(string Name, bool Passed, string Finding, string? WayOut = null);
