using System.Text.Json;
using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Contract;

/// <summary>Compares records whose parts are lists.</summary>
internal static class Canonical
{
    public static string Of(DocumentSummary summary) => JsonSerializer.Serialize(summary with { Metadata = Sorted(summary.Metadata) });

    public static string Of(DocumentRecord document) => JsonSerializer.Serialize(document with { Metadata = Sorted(document.Metadata) });

    public static void AssertEqual(PassageRecord expected, PassageRecord actual)
    {
        Assert.Equal(JsonSerializer.Serialize(Bare(expected)), JsonSerializer.Serialize(Bare(actual)));
        Assert.Empty(actual.Terms);
        Assert.Equal(expected.Embedding.Length, actual.Embedding.Length);
        for (var i = 0; i < expected.Embedding.Length; i++)
        {
            Assert.Equal(expected.Embedding.Span[i], actual.Embedding.Span[i], 1e-6f);
        }
    }

    private static PassageRecord Bare(PassageRecord passage) => passage with { Terms = [], Embedding = default };

    private static DocumentMetadata Sorted(DocumentMetadata metadata) =>
        metadata with { Properties = new SortedDictionary<string, string>(metadata.Properties.ToDictionary(), StringComparer.Ordinal) };
}
