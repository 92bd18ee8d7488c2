using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Puts the content of another database in the place of a corpus's own, in one transaction.</summary>
internal static class Takeover
{
    private static readonly string[] s_tables =
        ["documents", "document_texts", "document_tags", "document_properties", "terms", "passages", "vectors", "token_vectors", "passage_index"];

    /// <param name="writer">The corpus's writing connection.</param>
    /// <param name="path">The other database, which nobody writes.</param>
    /// <param name="changedAt">The time of the change.</param>
    public static void Run(Connection writer, string path, string changedAt)
    {
        writer.Prepare("ATTACH DATABASE ? AS next").Bind(path).Execute();
        try
        {
            writer.Execute("BEGIN IMMEDIATE");
            foreach (var table in s_tables.Reverse())
            {
                writer.ExecuteScript($"DELETE FROM main.{table}");
            }

            foreach (var table in s_tables)
            {
                var columns = string.Join(", ", Columns(writer, table));
                writer.ExecuteScript($"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM next.{table}");
            }

            // A number left out and no earlier change kept: no reader can catch up, so each compares what the corpus was made with and reads all again.
            var generation = writer.Scalar("SELECT max(generation) FROM main.changes") + 2;
            writer.ExecuteScript("""
                DELETE FROM main.changes;
                DELETE FROM main.corpus;
                INSERT INTO main.corpus SELECT * FROM next.corpus;
                """);
            writer.Prepare("INSERT INTO main.changes (generation, changed_at) VALUES (?, ?)").Bind(generation).Bind(changedAt).Execute();
            writer.Execute("COMMIT");
        }
        catch
        {
            writer.Rollback();
            throw;
        }
        finally
        {
            writer.ExecuteScript("DETACH DATABASE next");
        }
    }

    private static List<string> Columns(Connection writer, string table)
    {
        var names = new List<string>();
        using var statement = writer.Prepare($"SELECT name FROM pragma_table_info('{table}')");
        while (statement.Step())
        {
            names.Add(statement.Text(0));
        }

        return names;
    }
}
