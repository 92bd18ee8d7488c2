using System.Globalization;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Looks for damage in a database.</summary>
internal static class CorpusCheck
{
    public static IReadOnlyList<string> Run(Connection connection, int dimensions)
    {
        var findings = new List<string>();
        using (var statement = connection.Prepare("PRAGMA integrity_check"))
        {
            while (statement.Step())
            {
                if (statement.Text(0) is not "ok" and var finding)
                {
                    findings.Add(finding);
                }
            }
        }

        foreach (var (sql, what) in Counts(dimensions))
        {
            var count = connection.Scalar(sql);
            if (count > 0)
            {
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}."));
            }
        }

        return findings;
    }

    private static IEnumerable<(string Sql, string What)> Counts(int dimensions)
    {
        yield return ("SELECT count(*) FROM pragma_foreign_key_check", "rows belong to something that is not there");
        yield return ("SELECT count(*) FROM documents AS d WHERE NOT EXISTS (SELECT 1 FROM document_texts AS t WHERE t.document = d.key)",
            "documents have no text");
        yield return ("SELECT count(*) FROM passages AS p WHERE NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.key = p.key >> 24)",
            "passages belong to no document");
        yield return ("SELECT count(*) FROM documents AS d WHERE d.passages <> (SELECT count(*) FROM passages AS p "
            + "WHERE p.key BETWEEN d.key << 24 AND (d.key << 24) + d.passages - 1)", "documents lack some of their passages");
        yield return ("SELECT count(*) FROM passages AS p WHERE NOT EXISTS (SELECT 1 FROM vectors AS v WHERE v.passage = p.key "
            + $"AND length(v.embedding) = {dimensions * sizeof(float)})", "passages have no embedding of the right length");
        yield return ("SELECT count(*) FROM passages AS p WHERE NOT EXISTS (SELECT 1 FROM passage_index AS i WHERE i.passage = p.key "
            + $"AND length(i.codes) = {dimensions})", "passages are not in the index");
    }
}
