using System.Security.Cryptography;
using System.Text;

namespace SemanticCorpus.Hosting;

/// <summary>Where the user's databases are kept: <c>semantic-corpus</c> in <c>XDG_DATA_HOME</c>, or in the system's folder for a user's data.</summary>
public static class DataFolder
{
    private const int HashCharacters = 12;

    /// <summary>The database used where none is named.</summary>
    public static string MainDatabase => Path.Combine(Root(), "main.db");

    /// <summary>The database that mirrors the documents of a folder or file.</summary>
    public static string MirrorOf(string path) => Derived("from", path);

    /// <summary>The database that mirrors a judged collection.</summary>
    public static string CollectionAt(string folder) => Derived("collections", folder);

    /// <summary>The models that were added.</summary>
    public static string Models => Path.Combine(Root(), "models");

    private static string Derived(string kind, string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..HashCharacters];
        return Path.Combine(Root(), kind, $"{Path.GetFileName(full)}-{hash}.db");
    }

    private static string Root()
    {
        var home = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        return Path.Combine(
            Path.IsPathFullyQualified(home ?? "")
                ? home!
                : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "semantic-corpus");
    }
}
