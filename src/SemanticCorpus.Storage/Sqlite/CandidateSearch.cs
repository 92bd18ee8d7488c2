using SemanticCorpus.Storage.Sqlite.Database;
using SemanticCorpus.Storage.Sqlite.Index;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Finds candidates in one state of the corpus.</summary>
/// <param name="connection">A connection within the read transaction of that state.</param>
/// <param name="index">The index of that state.</param>
internal sealed class CandidateSearch(Connection connection, SearchIndex index)
{
    public CandidateSet Run(CandidateQuery query, CancellationToken cancellationToken)
    {
        var allowed = query.Filter.IsEmpty ? null : Allowed(query.Filter, cancellationToken);
        var terms = query.Terms.Select(term => TermReader.Find(connection, term)).OfType<int>().Distinct().ToArray();
        var selections = index.Segments.Select(view => view.Select(allowed)).ToArray();
        return new CandidateSet(
            query.Embedding.IsEmpty
                ? []
                : DenseSearch.Run(index, query.Embedding.Span, query.Limit, query.Exact, selections, ReadVector, cancellationToken),
            terms.Length == 0 ? [] : KeywordSearch.Run(index, terms, query.Limit, selections, cancellationToken),
            index.Passages,
            query.TokenIds.Distinct().ToDictionary(id => id, index.FrequencyOf))
        {
            TermFrequencies = query.CountedTerms.Distinct(StringComparer.Ordinal).ToDictionary(term => term, FrequencyOf, StringComparer.Ordinal),
        };
    }

    private long FrequencyOf(string term) =>
        TermReader.Find(connection, term) is { } number ? index.Segments.Sum(view => (long)view.FrequencyOf(number)) : 0;

    private long[] Allowed(CorpusFilter filter, CancellationToken cancellationToken)
    {
        var keys = new List<long>();
        using var statement = new DocumentFilter(filter).Select(connection, "d.key");
        while (statement.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            keys.Add(statement.Long(0));
        }

        return [.. keys];
    }

    private void ReadVector(IndexedPassage passage, Span<float> vector)
    {
        // A file that is damaged or cannot be read is no loss: the database has the same vector.
        if (passage.Segment.File?.TryRead(passage.Passage, vector) != true && !IndexFolder.TryReadVector(connection, passage, vector))
        {
            throw new FormatException($"Passage {passage.Id} has no stored embedding.");
        }
    }
}
