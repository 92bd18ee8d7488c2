using SemanticCorpus.Documents;

namespace SemanticCorpus.Ingestion;

/// <summary>How documents are ingested.</summary>
public sealed class IngestOptions
{
    /// <summary>Tokens a passage aims at, its context not counted.</summary>
    public int PassageTokens { get; set; } = 160;

    /// <summary>Whether the vectors of content tokens are stored, about 110 bytes a token. Without them there is no late
    /// interaction, and relevance rests on the cosine alone.</summary>
    public bool TokenVectors { get; set; } = true;

    /// <summary>Documents worked on at once. One more than the processors, so that the model has work while a document is written.</summary>
    public int Concurrency { get; set; } = Environment.ProcessorCount + 1;

    /// <summary>Labels to add to every document.</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>Free metadata to add to every document; takes precedence over the document's own.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; set; } = new Dictionary<string, string>();

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits; the message names it and them.</exception>
    public void Validate()
    {
        if (PassageTokens is < 16 or > 2048)
        {
            throw new ArgumentException($"Ingest:PassageTokens: {PassageTokens} is outside 16 to 2,048.");
        }

        if (Concurrency is < 1 or > 256)
        {
            throw new ArgumentException($"Ingest:Concurrency: {Concurrency} is outside 1 to 256.");
        }
    }

    /// <summary>What of these options shapes a stored document, as a text that changes with it.</summary>
    internal string Shape() =>
        string.Join('\n', [
            $"passages {PassageTokens} tokens {TokenVectors}",
            .. Tags.Select(tag => $"tag {tag}"),
            .. Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"property {property.Key}={property.Value}"),
        ]);

    /// <summary>A document's metadata with the labels and metadata of these options.</summary>
    internal DocumentMetadata AddTo(DocumentMetadata metadata)
    {
        var properties = new Dictionary<string, string>(metadata.Properties, StringComparer.Ordinal);
        foreach (var (name, value) in Properties)
        {
            properties[name] = value;
        }

        return metadata with { Tags = [.. metadata.Tags.Union(Tags, StringComparer.OrdinalIgnoreCase)], Properties = properties };
    }
}
