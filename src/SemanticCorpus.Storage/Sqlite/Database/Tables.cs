namespace SemanticCorpus.Storage.Sqlite.Database;

/// <summary>The tables of a corpus.</summary>
internal static class Tables
{
    /// <summary>Marks a database as a corpus ("SCor"), in <c>PRAGMA application_id</c>.</summary>
    public const int ApplicationId = 0x53436F72;

    /// <summary>Version of the format, in <c>PRAGMA user_version</c>. Version 3 has the tables of version 2, and a checksum on every page.</summary>
    public const int Version = 3;

    /// <summary>Makes tables of version 1 those of version 2: passages have a location.</summary>
    public const string ToVersion2 = "ALTER TABLE passages ADD COLUMN location TEXT";

    /// <summary>How many changes back a reader can catch up without reading everything again.</summary>
    public const int KeptChanges = 10_000;

    /// <remarks>
    /// A document that is replaced gets a new key, above all others: what is new since a key is known by being above it.
    /// A passage's row number is its document's key times 2^24 plus its position. <c>terms</c> never gives up an entry.
    /// <c>passage_index</c> is all that is read when the index is loaded: the embedding in one byte a component with its
    /// scale and the length of what rounding lost, the counts of the passage's terms, and those of its word pieces.
    /// </remarks>
    public const string Create = """
        CREATE TABLE corpus (
            singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
            model TEXT NOT NULL, fingerprint TEXT NOT NULL, dimensions INTEGER NOT NULL,
            token_dimensions INTEGER NOT NULL, max_tokens INTEGER NOT NULL, analyzer TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;

        CREATE TABLE changes (
            generation INTEGER PRIMARY KEY, removed INTEGER, removed_tokens BLOB, changed_at TEXT NOT NULL) STRICT;

        CREATE TABLE documents (
            key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, content_hash TEXT NOT NULL,
            title TEXT, author TEXT, author_folded TEXT, published TEXT, published_ticks INTEGER, url TEXT, site TEXT, language TEXT,
            characters INTEGER NOT NULL, passages INTEGER NOT NULL, ingested_at TEXT NOT NULL) STRICT;

        CREATE TABLE document_texts (
            document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
            original TEXT NOT NULL, text TEXT NOT NULL) STRICT;

        CREATE TABLE document_tags (
            document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE, position INTEGER NOT NULL,
            tag TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (document, position)) STRICT, WITHOUT ROWID;

        CREATE TABLE document_properties (
            document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
            name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (document, name)) STRICT, WITHOUT ROWID;

        CREATE INDEX document_tags_by_tag ON document_tags (folded, document);
        CREATE INDEX document_properties_by_value ON document_properties (name, value, document);

        CREATE TABLE passages (
            key INTEGER PRIMARY KEY, document INTEGER AS (key >> 24), position INTEGER AS (key & 16777215),
            start INTEGER NOT NULL, length INTEGER NOT NULL, source_start INTEGER NOT NULL, source_length INTEGER NOT NULL,
            text TEXT NOT NULL, headings TEXT, sentences BLOB NOT NULL, location TEXT) STRICT;

        CREATE TABLE vectors (
            passage INTEGER PRIMARY KEY REFERENCES passages (key) ON DELETE CASCADE, embedding BLOB NOT NULL) STRICT;

        CREATE TABLE token_vectors (
            passage INTEGER PRIMARY KEY REFERENCES passages (key) ON DELETE CASCADE, tokens BLOB NOT NULL) STRICT;

        CREATE TABLE terms (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE) STRICT;

        CREATE TABLE passage_index (
            passage INTEGER PRIMARY KEY REFERENCES passages (key) ON DELETE CASCADE,
            scale REAL NOT NULL, error REAL NOT NULL, codes BLOB NOT NULL, terms BLOB NOT NULL, tokens BLOB NOT NULL) STRICT;
        """;
}
