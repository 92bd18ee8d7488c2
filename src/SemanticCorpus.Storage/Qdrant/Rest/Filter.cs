namespace SemanticCorpus.Storage.Qdrant.Rest;

/// <summary>A filter; all of <see cref="Must"/> and none of <see cref="MustNot"/> hold, and one of <see cref="Should"/>.</summary>
internal sealed class Filter
{
    public List<Condition>? Must { get; init; }

    public List<Condition>? Should { get; init; }

    public List<Condition>? MustNot { get; init; }
}

/// <summary>A condition on one payload field, or a nested filter.</summary>
internal sealed class Condition
{
    public string? Key { get; init; }

    public Match? Match { get; init; }

    public DateRange? Range { get; init; }

    public List<Condition>? Should { get; init; }

    public static Condition Is(string key, string value) => new() { Key = key, Match = new Match { Value = value } };

    public static Condition Any(string key, IEnumerable<string> values) => new() { Key = key, Match = new Match { Any = [.. values] } };

    public static Condition AnyNumber(string key, IEnumerable<long> values) => new() { Key = key, Match = new Match { AnyNumber = [.. values] } };
}

/// <summary>What a field is compared with.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(MatchConverter))]
internal sealed class Match
{
    public string? Value { get; init; }

    public IReadOnlyList<string>? Any { get; init; }

    public IReadOnlyList<long>? AnyNumber { get; init; }
}

/// <summary>A range of times in RFC 3339.</summary>
internal sealed class DateRange
{
    public DateTimeOffset? Gte { get; init; }

    public DateTimeOffset? Lt { get; init; }
}
