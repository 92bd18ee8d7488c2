using System.Globalization;

namespace SemanticCorpus.Documents;

/// <summary>Ranges of cells as spreadsheets name them: <c>B3</c>, <c>A2:D9</c>.</summary>
public static class CellRange
{
    private const int Letters = 26;

    /// <summary>The name of a range.</summary>
    /// <param name="firstColumn">From 1, which is A.</param>
    /// <param name="firstRow">From 1.</param>
    /// <param name="lastColumn">From 1.</param>
    /// <param name="lastRow">From 1.</param>
    public static string Name(int firstColumn, int firstRow, int lastColumn, int lastRow)
    {
        var first = Cell(firstColumn, firstRow);
        return (firstColumn, firstRow) == (lastColumn, lastRow) ? first : $"{first}:{Cell(lastColumn, lastRow)}";
    }

    /// <summary>The column of a cell's name, from 1; 0 where the name begins with no letter.</summary>
    public static int ColumnOf(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var column = 0;
        for (var i = 0; i < cell.Length && char.IsAsciiLetter(cell[i]) && column < int.MaxValue / Letters - Letters; i++)
        {
            column = (column * Letters) + (char.ToUpperInvariant(cell[i]) - 'A' + 1);
        }

        return column;
    }

    /// <summary>The smallest range around two.</summary>
    internal static string? Around(string? one, string? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        var cells = one.Split(':').Concat(other.Split(':')).ToList();
        var columns = cells.ConvertAll(ColumnOf);
        var rows = cells.ConvertAll(RowOf);
        return Name(columns.Min(), rows.Min(), columns.Max(), rows.Max());
    }

    private static int RowOf(string cell) =>
        int.TryParse(cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;

    private static string Cell(int column, int row)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / Letters)
        {
            letters = (char)('A' + ((column - 1) % Letters)) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row}");
    }
}
