using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using SemanticCorpus.Storage.Sqlite;
using SemanticCorpus.Storage.Tests.Contract;

namespace SemanticCorpus.Storage.Tests.Sqlite;

/// <summary>A second process that opens a database for writing and stores documents d0, d1, ... until it is killed: this
/// same program, which does that and no tests when the variable is set.</summary>
internal static class ChildWriter
{
    public const int Seed = 99;
    private const string Variable = "SEMANTICCORPUS_TESTS_CHILD_WRITES";

    /// <summary>Starts it; it writes a line for its opening and one for each document stored.</summary>
    public static Process Start(string database)
    {
        var assembly = typeof(ChildWriter).Assembly.Location;
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(assembly);
        }

        start.Environment[Variable] = database;
        return Process.Start(start)!;
    }

    /// <summary>The passages it stores of a document.</summary>
    public static int PassagesOf(int document) => (document % 4) + 1;

    // Waits for each task instead of awaiting it: until this returns, no other thread may run code of this assembly.
    [ModuleInitializer]
    internal static void RunIfChild()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } database)
        {
            return;
        }

        var samples = new Samples(Seed);
        var store = SqliteCorpusStore.OpenAsync(new SqliteStoreOptions { Path = database }, samples.Schema, TimeProvider.System).GetAwaiter().GetResult();
        Console.WriteLine("open");
        for (var i = 0; ; i++)
        {
            store.ReplaceDocumentAsync(samples.Document($"d{i}"), samples.Passages($"d{i}", PassagesOf(i))).GetAwaiter().GetResult();
            Console.WriteLine(i.ToString(CultureInfo.InvariantCulture));
        }
    }
}
