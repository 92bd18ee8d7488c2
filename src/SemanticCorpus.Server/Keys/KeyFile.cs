using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SemanticCorpus.Hosting;

namespace SemanticCorpus.Server.Keys;

/// <summary>The keys of a service: <c>keys.json</c> beside its database, readable by its owner alone. Read again when it changes.</summary>
public sealed class KeyFile
{
    private const string Prefix = "sck_";
    private readonly string path;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private (DateTime Written, long Length) read;
    private IReadOnlyList<ApiKey> keys = [];

    /// <summary>The keys beside a database.</summary>
    /// <param name="database">The database file.</param>
    /// <param name="time">Gives the time of creation.</param>
    public KeyFile(string database, TimeProvider time)
    {
        path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, "keys.json");
        this.time = time;
    }

    /// <summary>All keys, by name.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public IReadOnlyList<ApiKey> All()
    {
        lock (gate)
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return keys = [];
            }

            if (read != (file.LastWriteTimeUtc, file.Length))
            {
                try
                {
                    keys = JsonSerializer.Deserialize(File.ReadAllBytes(path), KeyFileJson.Default.IReadOnlyListApiKey) ?? [];
                }
                catch (JsonException failure)
                {
                    throw new InvalidDataException($"{path} is damaged: {failure.Message} Restore it, or remove it and create the keys again.", failure);
                }

                read = (file.LastWriteTimeUtc, file.Length);
            }

            return keys;
        }
    }

    /// <summary>Makes a key.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="scopes">What it allows.</param>
    /// <param name="corpora">The corpora it allows; empty for all.</param>
    /// <param name="ratePerMinute">Most requests a minute; null for the service's setting.</param>
    /// <param name="quotaPerDay">Most requests a day; null for the service's setting.</param>
    /// <returns>The key. It is shown this once; only its hash is kept.</returns>
    /// <exception cref="ArgumentException">There is a key of that name.</exception>
    public string Create(string name, IReadOnlyList<KeyScope> scopes, IReadOnlyList<string> corpora, int? ratePerMinute = null, int? quotaPerDay = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var present = All();
        if (present.Any(key => key.Name == name))
        {
            throw new ArgumentException($"name: there is a key {name} already. Revoke it, or take another name.");
        }

        var secret = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        Write([.. present.Append(new ApiKey(name, Hash(secret), scopes, corpora, time.GetUtcNow(), ratePerMinute, quotaPerDay)).OrderBy(key => key.Name, StringComparer.Ordinal)]);
        return secret;
    }

    /// <summary>Removes a key.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Revoke(string name)
    {
        var present = All();
        if (present.All(key => key.Name != name))
        {
            return false;
        }

        Write([.. present.Where(key => key.Name != name)]);
        return true;
    }

    /// <summary>The key that a secret is, or null where it is none. Takes the same time whichever it is.</summary>
    public ApiKey? Find(string secret)
    {
        var hash = Encoding.ASCII.GetBytes(Hash(secret));
        ApiKey? found = null;
        foreach (var key in All())
        {
            if (CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(key.Hash)))
            {
                found = key;
            }
        }

        return found;
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private void Write(IReadOnlyList<ApiKey> all)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        var temporary = path + ".tmp";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(file, all, KeyFileJson.Default.IReadOnlyListApiKey);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}

/// <summary>The form of keys on disk.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<ApiKey>))]
internal sealed partial class KeyFileJson : JsonSerializerContext;
