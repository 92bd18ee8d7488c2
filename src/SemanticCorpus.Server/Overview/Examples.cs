using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Overview;

/// <summary>Makes questions to begin with out of titles and headings: the questions among them as they are, then one about each title.</summary>
internal static class Examples
{
    private const int LongestQuestion = 120;
    private const int DocumentsLookedAt = 200;

    public static async Task<IReadOnlyList<string>> MakeAsync(ICorpusStore store, int limit, CancellationToken cancellationToken)
    {
        var documents = new List<DocumentSummary>();
        await foreach (var document in store.ListDocumentsAsync(new CorpusFilter(), cancellationToken).ConfigureAwait(false))
        {
            documents.Add(document);
        }

        var looked = EvenSample.Of(documents, DocumentsLookedAt);
        var passages = await store.GetPassagesAsync(
            [.. looked.SelectMany(document => Enumerable.Range(0, Math.Min(document.Passages, 5)).Select(place => new PassageId(document.Id, place)))],
            cancellationToken).ConfigureAwait(false);
        var topics = looked.Select(document => document.Metadata.Title).OfType<string>().ToList();
        var asked = topics.Concat(passages.SelectMany(passage => passage.Passage.HeadingPath)).Where(topic => topic.EndsWith('?'));
        var about = topics.Where(topic => !topic.EndsWith('?')).Select(topic => $"What is said about {topic.TrimEnd('.', '!', ':', ' ')}?");
        return [.. asked.Concat(about).Where(question => question.Length <= LongestQuestion).Distinct(StringComparer.OrdinalIgnoreCase).Take(limit)];
    }
}
