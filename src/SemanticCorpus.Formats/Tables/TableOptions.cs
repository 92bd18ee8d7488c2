namespace SemanticCorpus.Formats.Tables;

/// <summary>Which fields of a CSV or JSON Lines file are what: section <c>Formats:Table</c>. Where a field is not named, it is looked for by its usual names.</summary>
public sealed class TableOptions
{
    /// <summary>The field with the text; where there is none, all fields are the text, a line each.</summary>
    public string? TextField { get; set; }

    /// <summary>The field with the title.</summary>
    public string? TitleField { get; set; }

    /// <summary>The field that tells a row from the others for good; where there is none, its number does.</summary>
    public string? IdField { get; set; }

    /// <summary>The field with the address.</summary>
    public string? UrlField { get; set; }

    /// <summary>The field with the author.</summary>
    public string? AuthorField { get; set; }

    /// <summary>The field with the date of publication.</summary>
    public string? DateField { get; set; }
}
