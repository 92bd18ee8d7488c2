namespace SemanticCorpus.Ingestion.Ignoring;

/// <summary>What the ignore files of a folder and of those above it leave out: <c>.gitignore</c>, and after it <c>.corpusignore</c>, which has the last word.</summary>
internal sealed class IgnoreRules
{
    private static readonly string[] s_names = [".gitignore", ".corpusignore"];
    private const int LongestFile = 1024 * 1024;
    private readonly IgnoreRules? above;
    private readonly string folder;
    private readonly List<IgnorePattern> patterns;

    private IgnoreRules(IgnoreRules? above, string folder)
    {
        this.above = above;
        this.folder = folder;
        patterns = [.. s_names.SelectMany(name => Read(Path.Combine(folder, name)))];
    }

    /// <summary>The rules within a folder that is walked, with those of the folders above it up to the root of the git repository that holds it.</summary>
    public static IgnoreRules At(string folder)
    {
        var chain = new Stack<string>();
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            chain.Push(at.FullName);
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                break;
            }

            if (at.Parent is null)
            {
                // No repository: what lies above the folder says nothing about it.
                chain.Clear();
                chain.Push(Path.GetFullPath(folder));
            }
        }

        return chain.Aggregate((IgnoreRules?)null, (rules, at) => new IgnoreRules(rules, Path.TrimEndingDirectorySeparator(at)))!;
    }

    /// <summary>The rules within a folder directly below.</summary>
    public IgnoreRules Enter(string name) => new(this, Path.Combine(folder, name));

    /// <summary>Whether an entry of the folder is left out: hidden, an editor's temporary file, or ignored.</summary>
    public bool LeavesOut(string name, bool isFolder) => name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name.EndsWith('~')
        || Ignores(Path.Combine(folder, name), isFolder);

    private bool Ignores(string path, bool isFolder)
    {
        var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
        for (var i = patterns.Count - 1; i >= 0; i--)
        {
            if ((isFolder || !patterns[i].IsForFolders) && patterns[i].Path.IsMatch(relative))
            {
                return !patterns[i].IsNegated;
            }
        }

        return above?.Ignores(path, isFolder) ?? false;
    }

    private static IEnumerable<IgnorePattern> Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > LongestFile)
        {
            return [];
        }

        try
        {
            return File.ReadAllLines(path).Select(IgnorePattern.Parse).OfType<IgnorePattern>();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be read ignores nothing, as for git.
            return [];
        }
    }
}
