using System.Security.Cryptography;
using System.Text.Json;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Models;

/// <summary>The files of a model folder. Those that are read are checked against SHA256SUMS, where the folder has it.</summary>
internal sealed class ModelFiles
{
    private const string ChecksumFile = "SHA256SUMS";
    private const string WayOut = "Copy the folder again from where the model came from";
    private readonly Dictionary<string, string> _expected = new(StringComparer.Ordinal);

    /// <exception cref="ModelException">The folder, or a file that SHA256SUMS lists, is missing.</exception>
    public ModelFiles(string folder)
    {
        Folder = Path.GetFullPath(folder);
        if (!Directory.Exists(Folder))
        {
            throw new ModelException($"There is no model folder {Folder}. Set {nameof(OnnxModelOptions)}.{nameof(OnnxModelOptions.Folder)} to a sentence-transformers folder.");
        }

        if (!Has(ChecksumFile))
        {
            return;
        }

        foreach (var line in File.ReadLines(PathOf(ChecksumFile)).Where(line => line.Length > 0))
        {
            // The form of sha256sum: the hash, a space, and a space or an asterisk before the name.
            var parts = line.Split(' ', 2);
            if (parts.Length < 2 || parts[0].Length != SHA256.HashSizeInBytes * 2)
            {
                throw new ModelException($"{PathOf(ChecksumFile)} has a line that is no checksum: '{line}'. {WayOut}.");
            }

            var name = parts[1][1..];
            _expected[name] = parts[0].ToLowerInvariant();
            if (!Has(name))
            {
                throw new ModelException($"{PathOf(name)} is missing; {ChecksumFile} lists it with SHA-256 {parts[0]}. {WayOut}.");
            }
        }
    }

    public string Folder { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>A settings file, or null where the folder has none of that name.</summary>
    /// <exception cref="ModelException">The file is not what SHA256SUMS says, or no JSON.</exception>
    public JsonElement? Settings(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        var content = File.ReadAllBytes(PathOf(name));
        Check(name, Convert.ToHexStringLower(SHA256.HashData(content)));
        try
        {
            return JsonElement.Parse(content);
        }
        catch (JsonException e)
        {
            throw new ModelException($"{PathOf(name)} is no JSON: {e.Message} {WayOut}.", e);
        }
    }

    /// <summary>The SHA-256 of a file in hexadecimal.</summary>
    /// <exception cref="ModelException">The file is not what SHA256SUMS says.</exception>
    public string Hash(string name)
    {
        using var stream = new FileStream(PathOf(name), new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        Check(name, hash);
        return hash;
    }

    private void Check(string name, string found)
    {
        if (_expected.TryGetValue(name, out var expected) && expected != found)
        {
            throw new ModelException(
                $"{PathOf(name)} is not the file that {ChecksumFile} lists: expected SHA-256 {expected}, found {found}. {WayOut}; if the change is meant, put the new hash into {ChecksumFile}.");
        }
    }
}
