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

    /// <summary>The source code of a program.</summary>
    SourceCode,

    /// <summary>reStructuredText.</summary>
    ReStructuredText,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A Word document (.docx).</summary>
    Word,

    /// <summary>A PowerPoint presentation (.pptx).</summary>
    Presentation,

    /// <summary>An Excel workbook (.xlsx).</summary>
    Spreadsheet,

    /// <summary>An EPUB book.</summary>
    Epub,

    /// <summary>An e-mail message.</summary>
    Email,
}
