using System.Security.Cryptography;
using System.Text;

namespace SemanticCorpus.Ingestion;

/// <summary>Makes a document's stable id from its source.</summary>
public static class DocumentId
{
    private const int LongestName = 40;
    private const int HashCharacters = 10;

    /// <summary>A readable name from the end of the source, and the start of the whole source's SHA-256: the same source always
    /// gives the same id, and two sources of the same name do not collide.</summary>
    /// <param name="source">A path, an address or any name.</param>
    public static string From(string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
        var name = Name(source);
        return name.Length == 0 ? hash[..HashCharacters] : $"{name}-{hash[..HashCharacters]}";
    }

    private static string Name(string source)
    {
        var trimmed = source.AsSpan().TrimEnd("/\\");
        var last = trimmed[(trimmed.LastIndexOfAny('/', '\\') + 1)..];
        var dot = last.LastIndexOf('.');
        var name = new StringBuilder();
        foreach (var c in dot > 0 ? last[..dot] : last)
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                name.Append(char.ToLowerInvariant(c));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }

            if (name.Length == LongestName)
            {
                break;
            }
        }

        return name.ToString().TrimEnd('-');
    }
}
