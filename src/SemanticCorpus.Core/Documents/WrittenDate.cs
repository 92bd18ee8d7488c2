using System.Globalization;

namespace SemanticCorpus.Documents;

/// <summary>Reads dates as documents write them. Numeric dates whose order of day and month is not certain are not read.</summary>
internal static class WrittenDate
{
    private const int Longest = 64;

    private static readonly string[] Formats =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d H:mm:ss zzz", "yyyy-M-d H:mm:sszzz",
        "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy", "d MMMM yyyy", "d MMM yyyy", "d MMMM, yyyy", "d MMM, yyyy", "d-MMM-yyyy",
        "MMMM yyyy", "d. MMMM yyyy", "MMMM d, yyyy H:mm", "MMM d, yyyy H:mm", "d MMMM yyyy H:mm", "MMMM d, yyyy h:mm tt", "MMM d, yyyy h:mm tt",
        "MMMM d, yyyy 'at' h:mm tt", "MMM d, yyyy 'at' h:mm tt", "d MMMM yyyy 'at' H:mm",
    ];

    /// <summary>The date, in UTC where the text names no offset; null where the text is not just a date.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return null;
        }

        var tidy = Tidy(text);
        if (DateTimeOffset.TryParseExact(tidy, Formats, CultureInfo.InvariantCulture, Style, out var exact))
        {
            return exact;
        }

        var iso = tidy.Length >= 16 && char.IsAsciiDigit(tidy[3]) && tidy[4] == '-' && tidy[10] is 'T' or ' ';
        return iso && DateTimeOffset.TryParse(tidy, CultureInfo.InvariantCulture, Style, out var full) ? full : null;
    }

    /// <summary>The date that a line ends in, after a label, a time or other words.</summary>
    public static DateTimeOffset? AtEnd(string line)
    {
        if (line.Length > Longest)
        {
            return null;
        }

        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (Parse(string.Join(' ', words[i..])) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private static DateTimeStyles Style => DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;

    private static string Tidy(string text)
    {
        var words = text.Replace("Sept.", "Sep", StringComparison.OrdinalIgnoreCase)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.EndsWith('.') && word.Length > 3 && char.IsLetter(word[0]) ? word[..^1] : word)
            .Select(WithoutOrdinal);
        var joined = string.Join(' ', words);
        var comma = joined.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && IsWeekday(joined.AsSpan(0, comma)) ? joined[(comma + 1)..].Trim() : joined;
    }

    private static string WithoutOrdinal(string word)
    {
        var comma = word.EndsWith(',') ? "," : "";
        var core = comma.Length > 0 ? word[..^1] : word;
        return core.Length is 3 or 4 && char.IsAsciiDigit(core[0]) && core[^2..] is "st" or "nd" or "rd" or "th" ? core[..^2] + comma : word;
    }

    private static bool IsWeekday(ReadOnlySpan<char> word)
    {
        foreach (var day in CultureInfo.InvariantCulture.DateTimeFormat.DayNames)
        {
            if (word.Equals(day, StringComparison.OrdinalIgnoreCase) || word.Equals(day.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
