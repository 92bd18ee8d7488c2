using SemanticCorpus.Documents;

namespace SemanticCorpus.Storage;

/// <summary>A document as it is stored.</summary>
public sealed record DocumentRecord
{
    /// <summary>Stable id, made from the source.</summary>
    public required string Id { get; init; }

    /// <summary>Where it came from: a path, an address, or a name the user gave.</summary>
    public required string Source { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the bytes read and of everything else that shapes the passages; equal hashes need no new ingest.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Title, author and the like.</summary>
    public DocumentMetadata Metadata { get; init; } = new();

    /// <summary>The decoded original, unchanged.</summary>
    public required string Original { get; init; }

    /// <summary>The cleaned text, the one passages and sentences count in.</summary>
    public required string Text { get; init; }

    /// <summary>When this version was stored.</summary>
    public required DateTimeOffset IngestedAt { get; init; }
}
