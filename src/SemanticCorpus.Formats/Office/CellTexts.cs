using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellTypes = DocumentFormat.OpenXml.Spreadsheet.CellValues;

namespace SemanticCorpus.Formats.Office;

/// <summary>Cells as a person sees them, but for currency and rounding: shared texts, truth values, dates, numbers.</summary>
internal sealed class CellTexts
{
    /// <summary>Day 0 of a workbook's dates; day 60 is one that never was, which later days count.</summary>
    private static readonly DateTime s_dayZero = new(1899, 12, 30);

    private readonly List<string> shared = [];
    private readonly HashSet<int> dateStyles = [];

    public CellTexts(WorkbookPart workbook, CancellationToken cancellationToken)
    {
        if (workbook.SharedStringTablePart is { } table)
        {
            using var reader = OpenXmlReader.Create(table);
            while (reader.Read())
            {
                if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    shared.Add(TextOf(reader.LoadCurrentElement()!));
                }
            }
        }

        FindDateStyles(workbook.WorkbookStylesPart?.Stylesheet);
    }

    public string TextOf(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellTypes.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index] : "";
        }

        if (type == CellTypes.InlineString)
        {
            return cell.InlineString is { } inline ? TextOf(inline) : "";
        }

        return type == CellTypes.Boolean ? value == "1" ? "TRUE" : "FALSE"
            : type is null || type == CellTypes.Number ? NumberText(value, cell.StyleIndex?.Value)
            : value;
    }

    private string NumberText(string value, uint? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }

        if (style is { } index && dateStyles.Contains((int)index) && number is >= 0 and < 2_958_466)
        {
            var time = s_dayZero.AddDays(number);
            return time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : number < 1 ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        }

        // Sums of decimal fractions would show the binary ones that they are made of.
        return number.ToString("G15", CultureInfo.InvariantCulture);
    }

    private void FindDateStyles(Stylesheet? styles)
    {
        var custom = new HashSet<uint>();
        foreach (var format in styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
        {
            if (format.NumberFormatId?.Value is { } id && IsDate(format.FormatCode?.Value ?? ""))
            {
                custom.Add(id);
            }
        }

        var index = 0;
        foreach (var format in styles?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            if (format.NumberFormatId?.Value is { } id && (id is >= 14 and <= 22 or >= 45 and <= 47 || custom.Contains(id)))
            {
                dateStyles.Add(index);
            }

            index++;
        }
    }

    /// <summary>Whether a number format has days, years or hours outside quotes and brackets.</summary>
    private static bool IsDate(string code)
    {
        var quoted = false;
        var bracketed = false;
        foreach (var c in code)
        {
            quoted ^= c == '"';
            bracketed = c == '[' || (bracketed && c != ']');
            if (!quoted && !bracketed && c is 'd' or 'D' or 'y' or 'Y' or 'h' or 'H')
            {
                return true;
            }
        }

        return false;
    }

    private static string TextOf(OpenXmlElement item) =>
        string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));
}
