using System.Numerics.Tensors;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Storage.Tests.Contract;

/// <summary>Documents and passages that look like real ones, the same for the same seed.</summary>
internal sealed class Samples(int seed, int dimensions = 16)
{
    public const int TokenDimensions = 4;

    private static readonly string[] s_vocabulary =
    [
        "model", "open", "sourc", "critic", "weight", "c++", "3.1", "gpt-4", "don't", "naïv", "ß", "東京", "京都", "🙂", "e\u0301",
        "OR", "AND", "NOT", "NEAR", "\"", "*", "(", ")", "a:b", "-", "^", "'; DROP TABLE passages; --", "column:", "{}", "+", "%", "_", "\\",
        .. Enumerable.Range(0, 40).Select(i => $"word{i}"),
    ];

    private readonly Random _random = new(seed);

    public CorpusSchema Schema { get; } = new(new EmbeddingModel("sample", "f00d", dimensions, TokenDimensions, 256), "test 1");

    public Random Random => _random;

    public static IReadOnlyList<string> Vocabulary => s_vocabulary;

    public float[] Vector()
    {
        var vector = new float[dimensions];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (_random.NextSingle() * 2) - 1;
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }

    public DocumentRecord Document(string id, DocumentMetadata? metadata = null) => new()
    {
        Id = id,
        Source = $"/articles/{id}.html",
        ContentHash = _random.NextInt64().ToString("x16"),
        Metadata = metadata ?? new DocumentMetadata { Title = $"About {id}" },
        Original = $"<p>{id} {_random.Next()} 東京 🙂</p>",
        Text = $"{id} {_random.Next()} 東京 🙂",
        IngestedAt = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddMinutes(_random.Next(100_000)),
    };

    public PassageRecord Passage(string document, int position, IReadOnlyList<string>? terms = null, float[]? embedding = null) => new()
    {
        Id = new PassageId(document, position),
        Span = new TextSpan(position * 100, 100),
        Source = new TextSpan((position * 150) + 7, 140),
        Text = $"Passage {position} of {document}, {_random.Next()}.",
        Location = position % 2 == 0 ? null : new SourceLocation { Sheet = "Größe \"1\"", Cells = "A1:B2", Page = position, LastPage = position + 1 },
        HeadingPath = position % 2 == 0 ? [] : ["Outer \"quoted\"", "Inner 🙂"],
        Sentences = [new PassageSentence(new TextSpan(0, 40), new TextSpan((position * 150) + 7, 60)),
            new PassageSentence(new TextSpan(41, 59), new TextSpan((position * 150) + 70, 59))],
        Embedding = embedding ?? Vector(),
        Tokens = _random.Next(5) == 0 ? null : Tokens(),
        Terms = terms ?? Terms(),
    };

    public PassageRecord[] Passages(string document, int count) =>
        [.. Enumerable.Range(0, count).Select(position => Passage(document, position))];

    public string[] Terms() =>
        [.. Enumerable.Range(0, _random.Next(12)).Select(_ => s_vocabulary[(int)(Math.Pow(_random.NextDouble(), 2) * s_vocabulary.Length)])];

    public DocumentMetadata Metadata() => new()
    {
        Title = Sometimes("A title"),
        Author = Sometimes(Pick("Ada", "ADA", "Grace", "Ünal", "ünal")),
        Published = _random.Next(3) == 0 ? null : new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(_random.Next(-5, 6))).AddDays(_random.Next(10)),
        Url = Sometimes("https://example.org/a?b=c"),
        Site = Sometimes("Example"),
        Language = Sometimes("en-GB"),
        Tags = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Pick("ai", "AI", "News", "Größe", "GRÖßE", "a'b"))],
        Properties = Enumerable.Range(0, _random.Next(3)).ToDictionary(i => Pick("kind", "\"quoted\"") + i, _ => Pick("x", "X", "1", "")),
    };

    public CorpusFilter Filter() => new()
    {
        Sources = Rarely(() => [Pick("/articles/d1*", "/articles/d3.html", "*", "/art%*", "/ARTICLES/*", "")]),
        Tags = Rarely(() => [Pick("ai", "news", "größe", "A'B", "missing")]),
        Authors = Rarely(() => [Pick("ada", "ÜNAL"), "nobody"]),
        PublishedFrom = _random.Next(5) == 0 ? new DateTimeOffset(2024, 1, _random.Next(1, 10), 3, 0, 0, TimeSpan.FromHours(1)) : null,
        PublishedBefore = _random.Next(5) == 0 ? new DateTimeOffset(2024, 1, _random.Next(1, 10), 3, 0, 0, TimeSpan.FromHours(-3)) : null,
        DocumentIds = Rarely(() => [.. Enumerable.Range(0, 8).Select(_ => $"d{_random.Next(40)}")]),
        Properties = _random.Next(6) == 0 ? new Dictionary<string, string> { ["kind0"] = Pick("x", "1", "") } : [],
    };

    public string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private string? Sometimes(string value) => _random.Next(3) == 0 ? null : value;

    private string[] Rarely(Func<string[]> values) => _random.Next(5) == 0 ? values() : [];

    private QuantizedTokenVectors Tokens()
    {
        var count = _random.Next(6);
        var components = new sbyte[count * TokenDimensions];
        _random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(components.AsSpan()));
        return new QuantizedTokenVectors(
            TokenDimensions,
            [.. Enumerable.Range(0, count).Select(_ => _random.Next(30))],
            [.. Enumerable.Range(0, count).Select(i => new TextSpan(i * 5, 4))],
            [.. Enumerable.Range(0, count).Select(_ => _random.NextSingle())],
            components);
    }
}
