using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Office;

/// <summary>Takes the text out of a workbook: each sheet under its name, a row each, cells as they were last calculated.</summary>
internal static class SpreadsheetText
{
    public static void Read(SpreadsheetDocument document, DocumentComposer composer, CancellationToken cancellationToken)
    {
        if (document.WorkbookPart is not { } workbook)
        {
            return;
        }

        var values = new CellTexts(workbook, cancellationToken);
        foreach (var sheet in workbook.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            if (sheet.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part)
            {
                Read(part, sheet.Name?.Value ?? "", values, composer, cancellationToken);
            }
        }
    }

    private static void Read(WorksheetPart part, string name, CellTexts values, DocumentComposer composer, CancellationToken cancellationToken)
    {
        var isNamed = false;
        var rowNumber = 0;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement || reader.ElementType != typeof(Row))
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var row = (Row)reader.LoadCurrentElement()!;
            rowNumber = row.RowIndex?.Value is { } index ? (int)index : rowNumber + 1;
            var cells = new List<(int Column, string Text)>();
            var column = 0;
            foreach (var cell in row.Elements<Cell>())
            {
                column = cell.CellReference?.Value is { } reference && CellRange.ColumnOf(reference) is > 0 and var named ? named : column + 1;
                if (values.TextOf(cell) is { Length: > 0 } text)
                {
                    cells.Add((column, text.ReplaceLineEndings(" ").Replace('\t', ' ')));
                }
            }

            if (cells.Count == 0)
            {
                continue;
            }

            var location = new SourceLocation { Sheet = name, Cells = CellRange.Name(cells[0].Column, rowNumber, cells[^1].Column, rowNumber) };
            if (!isNamed)
            {
                composer.Add(BlockKind.Heading, name, location, 1);
                isNamed = true;
            }

            composer.Add(BlockKind.TableRow, string.Join('\t', cells.Select(cell => cell.Text)), location);
        }
    }
}
