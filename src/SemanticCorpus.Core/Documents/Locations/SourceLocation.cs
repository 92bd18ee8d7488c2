using System.Globalization;

namespace SemanticCorpus.Documents;

/// <summary>Where in its source something stands, in the source's own terms. All numbers count from 1; what a format does not have is null.
/// Where it reaches further than one page, line or cell, the last one is given too.</summary>
public sealed record SourceLocation
{
    /// <summary>The page, of a document that is laid out in pages.</summary>
    public int? Page { get; init; }

    /// <summary>The last page, where it is another one.</summary>
    public int? LastPage { get; init; }

    /// <summary>The slide of a presentation.</summary>
    public int? Slide { get; init; }

    /// <summary>The last slide, where it is another one.</summary>
    public int? LastSlide { get; init; }

    /// <summary>The sheet of a workbook.</summary>
    public string? Sheet { get; init; }

    /// <summary>The cells of the sheet, such as <c>A2:D9</c>.</summary>
    public string? Cells { get; init; }

    /// <summary>The last sheet, where it is another one.</summary>
    public string? LastSheet { get; init; }

    /// <summary>The cells of the last sheet.</summary>
    public string? LastCells { get; init; }

    /// <summary>The file within a book.</summary>
    public string? Part { get; init; }

    /// <summary>The last file within a book, where it is another one.</summary>
    public string? LastPart { get; init; }

    /// <summary>The paragraph of a text whose pages are not known.</summary>
    public int? Paragraph { get; init; }

    /// <summary>The last paragraph, where it is another one.</summary>
    public int? LastParagraph { get; init; }

    /// <summary>The line of a text file.</summary>
    public int? Line { get; init; }

    /// <summary>The last line, where it is another one.</summary>
    public int? LastLine { get; init; }

    /// <summary>The location that reaches from this one to the end of a later one of the same source.</summary>
    public SourceLocation Through(SourceLocation last)
    {
        ArgumentNullException.ThrowIfNull(last);
        var sameSheet = (LastSheet ?? Sheet) == (last.LastSheet ?? last.Sheet);
        var ownCells = LastSheet is null ? Cells : LastCells;
        var joined = sameSheet ? CellRange.Around(ownCells, last.LastCells ?? last.Cells) : null;
        return this with
        {
            LastPage = Further(Page, last.LastPage ?? last.Page),
            LastSlide = Further(Slide, last.LastSlide ?? last.Slide),
            Cells = sameSheet && LastSheet is null ? joined : Cells,
            LastSheet = sameSheet ? LastSheet : last.LastSheet ?? last.Sheet,
            LastCells = !sameSheet ? last.LastCells ?? last.Cells : LastSheet is null ? null : joined,
            LastPart = (last.LastPart ?? last.Part) is { } part && part != Part ? part : null,
            LastParagraph = Further(Paragraph, last.LastParagraph ?? last.Paragraph),
            LastLine = Further(Line, last.LastLine ?? last.Line),
        };
    }

    /// <summary>The location in words, such as "pages 3–4" or "sheet Budget, A2:D9".</summary>
    public override string ToString() => string.Join(", ", ((string?[])
    [
        Part is null ? null : LastPart is null ? Part : $"{Part} to {LastPart}",
        Numbers("page", Page, LastPage),
        Numbers("slide", Slide, LastSlide),
        Sheet is null ? null : LastSheet is null ? Cell(Sheet, Cells) : $"{Cell(Sheet, Cells)} to {Cell(LastSheet, LastCells)}",
        Numbers("paragraph", Paragraph, LastParagraph),
        Numbers("line", Line, LastLine),
    ]).OfType<string>());

    private static int? Further(int? first, int? last) => last != first ? last : null;

    private static string Cell(string sheet, string? cells) => cells is null ? $"sheet {sheet}" : $"sheet {sheet} {cells}";

    private static string? Numbers(string what, int? first, int? last) => first is not { } number ? null
        : last is null ? string.Create(CultureInfo.InvariantCulture, $"{what} {number}")
        : string.Create(CultureInfo.InvariantCulture, $"{what}s {number}–{last}");
}
