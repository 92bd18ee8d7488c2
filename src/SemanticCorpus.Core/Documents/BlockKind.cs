namespace SemanticCorpus.Documents;

/// <summary>What a block of text is in its document.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading; its level is given beside it.</summary>
    Heading,

    /// <summary>An item of a list, or a term or definition.</summary>
    ListItem,

    /// <summary>Preformatted text whose line breaks carry meaning.</summary>
    Code,

    /// <summary>A quotation set apart from the text around it.</summary>
    Quote,

    /// <summary>A row of a table, cells separated by tabs.</summary>
    TableRow,

    /// <summary>A line of verse, an address or another group of lines whose breaks carry meaning.</summary>
    Line,
}
