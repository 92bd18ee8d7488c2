namespace SemanticCorpus.Storage.Qdrant;

/// <summary>Which Qdrant a <see cref="QdrantCorpusStore"/> uses, and how patiently. 0 for a cluster setting means: by the size of the cluster.</summary>
public sealed class QdrantStoreOptions
{
    private const int LongestName = 120;

    /// <summary>Address of the REST interface, for example <c>http://localhost:6333</c>.</summary>
    public Uri Url { get; set; } = new("http://localhost:6333");

    /// <summary>Addresses of further nodes of the same cluster, asked in turn where the one asked before does not answer.</summary>
    public IReadOnlyList<Uri> MoreUrls { get; set; } = [];

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

    /// <summary>Longest time for a search or another read, and for each request of a write, with all attempts; then <see cref="StoreUnavailableException"/>.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Longest time for making, changing or dropping a collection: with a node down, Qdrant itself waits 10 s before it has made one.</summary>
    public TimeSpan SetupTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long ingest, import and migration wait for a server that cannot be reached or lacks nodes before they give up.</summary>
    public TimeSpan IngestPatience { get; set; } = TimeSpan.FromMinutes(2);

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
        foreach (var url in MoreUrls.Prepend(Url))
        {
            Require(
                url is { IsAbsoluteUri: true } && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps),
                "Url and MoreUrls must be absolute http or https addresses, such as http://localhost:6333.");
            Require(url.UserInfo.Length == 0, "Url and MoreUrls must hold no user or password; give the key as ApiKey.");
        }

        Require(ApiKey is null || (ApiKey.Length > 0 && ApiKey.All(c => c is > ' ' and < '\x7F')), "ApiKey must be of visible ASCII characters.");
        Require(!string.IsNullOrEmpty(Corpus) && IsName(Corpus), "Corpus must be of 1 to 120 letters, digits, '-' and '_'.");
        Require(CollectionPrefix is not null && IsName(CollectionPrefix), "CollectionPrefix must be of at most 120 letters, digits, '-' and '_'.");
        Require(Shards is >= 0 and <= 1024, "Shards must be from 0 to 1024.");
        Require(ReplicationFactor is >= 0 and <= 64, "ReplicationFactor must be from 0 to 64.");
        Require(WriteConsistencyFactor is >= 0 and <= 64, "WriteConsistencyFactor must be from 0 to 64.");
        Require(
            ReplicationFactor == 0 || WriteConsistencyFactor <= ReplicationFactor, "WriteConsistencyFactor must not be larger than ReplicationFactor.");
        Require(RequestTimeout > TimeSpan.Zero && RequestTimeout <= TimeSpan.FromSeconds(30), "RequestTimeout must be above 0 and at most 30 seconds.");
        Require(SetupTimeout > TimeSpan.Zero && SetupTimeout <= TimeSpan.FromMinutes(10), "SetupTimeout must be above 0 and at most 10 minutes.");
        Require(IngestPatience >= TimeSpan.Zero && IngestPatience <= TimeSpan.FromDays(1), "IngestPatience must be from 0 to a day.");
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
