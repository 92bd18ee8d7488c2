using SemanticCorpus.Storage.Qdrant.Points;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Reading;

/// <summary>Which of the passages found belong to the versions that count.</summary>
/// <param name="before">A state read before the passages were found.</param>
/// <param name="versions">The documents' versions, read after.</param>
internal sealed class VersionView(CorpusState before, Dictionary<string, PointPayload> versions)
{
    /// <summary>Collects the versions that do not count.</summary>
    /// <returns>Whether each document is seen whole: its version became the current one before the passages were found, with
    /// all its passages, and still was it after.</returns>
    public bool Sort(IEnumerable<FoundPoint> found, HashSet<string> excluded)
    {
        var whole = true;
        foreach (var payload in found.Select(point => point.Payload!))
        {
            if (versions.TryGetValue(payload.DocumentId!, out var version) && version.Change > before.Change)
            {
                whole = false;
            }
            else if (!Counts(payload))
            {
                excluded.Add(payload.Generation ?? throw new FormatException("A passage's point has no generation."));
            }
        }

        return whole;
    }

    public bool Counts(PointPayload payload) =>
        versions.TryGetValue(payload.DocumentId!, out var version) && version.Generation == payload.Generation;
}
