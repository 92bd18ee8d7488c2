using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Looks up the number of a term.</summary>
internal static class TermReader
{
    /// <summary>The number, or null where no passage ever had the term.</summary>
    public static int? Find(Connection connection, string term)
    {
        using var statement = connection.Prepare("SELECT id FROM terms WHERE term = ?").Bind(term);
        return statement.Step() ? statement.Int(0) : null;
    }
}
