using System.Diagnostics.Metrics;

namespace SemanticCorpus.Search;

/// <summary>Measures searches, for whoever listens to the meter.</summary>
internal static class SearchMeter
{
    private static readonly Meter Meter = new("SemanticCorpus");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("semantic_corpus.search.duration", "s", "Time of a search without the embedding of its question.");

    public static void Record(SearchTimings timings) => Duration.Record(timings.Search / 1000);
}
