using System.Text.Json.Serialization;
using SemanticCorpus.Server.Jobs;

namespace SemanticCorpus.Server.Keys;

/// <summary>What a request needs to be allowed.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<KeyScope>))]
public enum KeyScope
{
    /// <summary>Search, ask, list and show.</summary>
    Read,

    /// <summary>Add, replace and delete documents.</summary>
    Write,

    /// <summary>Create and delete corpora.</summary>
    Admin,
}

/// <summary>A key as it is kept: without the key itself.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Hash">Lower-case hexadecimal SHA-256 of the key. A key is 256 random bits, so there is nothing to guess that a slow hash
/// would protect, and no two keys share a hash that a salt would tell apart.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="Corpora">The corpora it allows; empty for all.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RatePerMinute">Most requests a minute, 0 for any number; null for the service's setting.</param>
/// <param name="QuotaPerDay">Most requests a day (UTC), 0 for any number; null for the service's setting.</param>
public sealed record ApiKey(
    string Name,
    string Hash,
    IReadOnlyList<KeyScope> Scopes,
    IReadOnlyList<string> Corpora,
    DateTimeOffset CreatedAt,
    int? RatePerMinute = null,
    int? QuotaPerDay = null);
