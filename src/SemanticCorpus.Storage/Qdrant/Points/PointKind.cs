namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>What a point is.</summary>
internal static class PointKind
{
    public const string Document = "document";

    public const string Passage = "passage";

    public const string State = "state";
}
