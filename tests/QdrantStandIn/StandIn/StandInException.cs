namespace SemanticCorpus.StandIn;

/// <summary>An error answer.</summary>
internal sealed class StandInException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public static StandInException NotFound(string collection) => new(404, $"Not found: Collection `{collection}` doesn't exist!");
}
