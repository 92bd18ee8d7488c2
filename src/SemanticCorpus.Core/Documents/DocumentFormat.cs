namespace SemanticCorpus.Documents;

/// <summary>The kinds of document that can be read.</summary>
public enum DocumentFormat
{
    /// <summary>Text without markup.</summary>
    PlainText,

    /// <summary>Markdown, with or without front matter.</summary>
    Markdown,

    /// <summary>An HTML or XHTML page.</summary>
    Html,
}
