using System.Diagnostics;
using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;
using Xunit;

namespace SemanticCorpus.Core.Tests.Ingestion;

public sealed class IgnoreTests : IDisposable
{
    private const string Patterns = """
        # a comment
        build/
        *.log.txt
        /only-here.txt
        docs/*.txt
        !docs/keep.txt
        **/deep/x.txt
        a/**/z.txt
        trailing.txt   
        \#mark.txt
        \!bang.txt
        [abc]1.txt
        [!abc]2.txt
        file?.txt
        every/**
        !every/one.txt
        """;

    private static readonly string[] s_files =
    [
        "build/a.txt", "sub/build/b.txt", "x.log.txt", "sub/y.log.txt", "only-here.txt", "sub/only-here.txt", "docs/a.txt", "docs/keep.txt", "docs/sub/b.txt",
        "deep/x.txt", "q/deep/x.txt", "deep/y.txt", "a/z.txt", "a/b/z.txt", "a/b/c/z.txt", "trailing.txt", "#mark.txt", "!bang.txt", "a1.txt", "d1.txt", "a2.txt",
        "d2.txt", "file1.txt", "file12.txt", "every/one.txt", "every/two.txt", "plain.txt",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("corpus-ignore-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Ignored_files_are_those_that_git_ignores()
    {
        if (Git("init", "-q") is null)
        {
            Assert.Skip("git is not installed.");
        }

        foreach (var file in s_files)
        {
            Write(file, "text");
        }

        Write(".gitignore", Patterns);
        var ignored = Git(["check-ignore", "--", .. s_files])!.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim('"')).ToHashSet();
        Assert.InRange(ignored.Count, 10, s_files.Length - 5);
        Assert.Equal(s_files.Except(ignored).Order(StringComparer.Ordinal), Found());
    }

    [Fact]
    public void The_corpus_has_the_last_word_and_temporary_files_are_left_out()
    {
        Write(".gitignore", "*.txt\n");
        Write(".corpusignore", "!a.txt\n");
        Write("a.txt", "text");
        Write("b.txt", "text");
        Write("~$c.md", "text");
        Write("d.md", "text");
        Assert.Equal(["a.txt", "d.md"], Found());
    }

    private IEnumerable<string> Found() => new FileSource(DocumentFormats.TextOnly).Find([folder])
        .Select(item => Path.GetRelativePath(folder, item.Source).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string? Git(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
