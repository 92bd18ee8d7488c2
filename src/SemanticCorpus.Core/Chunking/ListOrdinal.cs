namespace SemanticCorpus.Chunking;

/// <summary>The marker of an item in a numbered or lettered list, as it stands in running text: "1.", "2)", "(b)", "iv)".</summary>
/// <param name="Length">Code units from its first to its last character; 0 where there is no marker.</param>
/// <param name="Close">What follows the number.</param>
/// <param name="Number">The number it names, read as digits or as a letter's place; 0 where it is neither.</param>
/// <param name="Roman">The number it names as a Roman numeral; 0 where it is none.</param>
internal readonly record struct ListOrdinal(int Length, string Close, int Number, int Roman)
{
    private const int MaxDigits = 3;
    private const int MaxLetters = 5;

    /// <summary>Whether this marker comes right after <paramref name="previous"/> in one list.</summary>
    public bool Follows(ListOrdinal previous) =>
        Length > 0 && Close == previous.Close
        && ((Number > 0 && previous.Number > 0 && Number == previous.Number + 1) || (Roman > 0 && previous.Roman > 0 && Roman == previous.Roman + 1));

    /// <summary>The marker that the text begins with; white space must follow it.</summary>
    public static ListOrdinal At(ReadOnlySpan<char> text)
    {
        var open = text.Length > 0 && text[0] == '(' ? 1 : 0;
        var i = open;
        while (i < text.Length && i - open < MaxDigits && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        var digits = i > open;
        while (!digits && i < text.Length && i - open < MaxLetters && char.IsAsciiLetter(text[i]))
        {
            i++;
        }

        if (i == open || i == text.Length)
        {
            return default;
        }

        var rest = text[i..];
        var close = rest.StartsWith(".)") ? ".)" : rest[0] == ')' ? ")" : rest[0] == '.' && open == 0 ? "." : "";
        var end = i + close.Length;
        if (close.Length == 0 || end >= text.Length || !char.IsWhiteSpace(text[end]))
        {
            return default;
        }

        var label = text[open..i];
        var number = digits ? int.Parse(label, System.Globalization.CultureInfo.InvariantCulture)
            : label.Length == 1 ? (label[0] | 0x20) - 'a' + 1 : 0;
        var roman = digits ? 0 : ReadRoman(label);
        return number == 0 && roman == 0 ? default : new ListOrdinal(end, open == 1 ? "(" + close : close, number, roman);
    }

    private static int ReadRoman(ReadOnlySpan<char> label)
    {
        var total = 0;
        var last = 0;
        for (var i = label.Length - 1; i >= 0; i--)
        {
            var value = (label[i] | 0x20) switch { 'i' => 1, 'v' => 5, 'x' => 10, _ => 0 };
            if (value == 0)
            {
                return 0;
            }

            total += value < last ? -value : value;
            last = value;
        }

        return total;
    }
}
