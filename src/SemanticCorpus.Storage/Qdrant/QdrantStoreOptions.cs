namespace SemanticCorpus.Storage.Qdrant;

/// <summary>Which Qdrant a <see cref="QdrantCorpusStore"/> uses, and how patiently. 0 for a cluster setting means: by the size of the cluster.</summary>
public sealed class QdrantStoreOptions
{
    private const int LongestName = 120;

    /// <summary>Address of the REST interface, for example <c>http://localhost:6333</c>.</summary>
    public Uri Url { get; set; } = new("http://localhost:6333");

    /// <summary>The key, sent as <c>api-key</c>; null where the server asks for none. Never logged.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Name of the corpus on the server: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string Corpus { get; set; } = "main";

    /// <summary>Put before the names of collections and aliases, so that several programs can share a server.</summary>
    public string CollectionPrefix { get; set; } = "corpus-";

    /// <summary>Shards of a new collection; 0: one on a single node, two a node on a cluster.</summary>
    public int Shards { get; set; }

    /// <summary>Copies of each shard of a new collection; 0: one on a single node, two on a cluster.</summary>
    public int ReplicationFactor { get; set; }

    /// <summary>Copies that must have a write before it counts, for a new collection; 0: one, so that writing goes on while a node is down.</summary>
    public int WriteConsistencyFactor { get; set; }

    /// <summary>Longest time for a read with all its attempts.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a write is tried again before <see cref="StoreUnavailableException"/>.</summary>
    public TimeSpan WritePatience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Points sent in one request, 64 to 256.</summary>
    public int BatchPoints { get; set; } = 128;

    /// <summary>Such requests under way at once, 1 to 4.</summary>
    public int BatchesInFlight { get; set; } = 2;

    /// <summary>Opens for reading only: nothing is created, cleaned or written.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>The same settings for another corpus.</summary>
    /// <param name="corpus">Its name.</param>
    /// <param name="readOnly">Whether it is opened for reading only.</param>
    public QdrantStoreOptions For(string corpus, bool readOnly = false)
    {
        var copy = (QdrantStoreOptions)MemberwiseClone();
        copy.Corpus = corpus;
        copy.ReadOnly = readOnly;
        return copy;
    }

    /// <summary>Checks the settings.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits; the message names it.</exception>
    public void Validate()
    {
        if (Url is null || !Url.IsAbsoluteUri || (Url.Scheme != Uri.UriSchemeHttp && Url.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException("Url must be an absolute http or https address, such as http://localhost:6333.");
        }

        Require(Url.UserInfo.Length == 0, "Url must hold no user or password; give the key as ApiKey.");
        Require(ApiKey is null || (ApiKey.Length > 0 && ApiKey.All(c => c is > ' ' and < '\x7F')), "ApiKey must be of visible ASCII characters.");
        Require(!string.IsNullOrEmpty(Corpus) && IsName(Corpus), "Corpus must be of 1 to 120 letters, digits, '-' and '_'.");
        Require(CollectionPrefix is not null && IsName(CollectionPrefix), "CollectionPrefix must be of at most 120 letters, digits, '-' and '_'.");
        Require(Shards is >= 0 and <= 1024, "Shards must be from 0 to 1024.");
        Require(ReplicationFactor is >= 0 and <= 64, "ReplicationFactor must be from 0 to 64.");
        Require(WriteConsistencyFactor is >= 0 and <= 64, "WriteConsistencyFactor must be from 0 to 64.");
        Require(
            ReplicationFactor == 0 || WriteConsistencyFactor <= ReplicationFactor, "WriteConsistencyFactor must not be larger than ReplicationFactor.");
        Require(RequestTimeout > TimeSpan.Zero && RequestTimeout <= TimeSpan.FromSeconds(30), "RequestTimeout must be above 0 and at most 30 seconds.");
        Require(WritePatience > TimeSpan.Zero && WritePatience <= TimeSpan.FromHours(1), "WritePatience must be above 0 and at most an hour.");
        Require(BatchPoints is >= 64 and <= 256, "BatchPoints must be from 64 to 256.");
        Require(BatchesInFlight is >= 1 and <= 4, "BatchesInFlight must be from 1 to 4.");
    }

    private static bool IsName(string text) => text.Length <= LongestName && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
