using System.Text;
using System.Text.RegularExpressions;

namespace SemanticCorpus.Ingestion.Ignoring;

/// <summary>A line of an ignore file, with the meaning that git gives it.</summary>
/// <param name="IsNegated">Whether what it matches is not ignored.</param>
/// <param name="IsForFolders">Whether it matches folders alone.</param>
/// <param name="Path">Matches a path below the file's folder, with <c>/</c> between names.</param>
internal sealed record IgnorePattern(bool IsNegated, bool IsForFolders, Regex Path)
{
    /// <summary>The pattern of a line; null for a blank one, a comment, and one that git makes nothing of.</summary>
    public static IgnorePattern? Parse(string line)
    {
        var pattern = WithoutTrailingSpaces(line.TrimEnd('\r', '\n'));
        if (pattern.Length == 0 || pattern[0] == '#')
        {
            return null;
        }

        var isNegated = pattern[0] == '!';
        pattern = isNegated ? pattern[1..] : pattern;
        var isForFolders = pattern.EndsWith('/');
        pattern = isForFolders ? pattern[..^1] : pattern;
        var isAnchored = pattern.Contains('/', StringComparison.Ordinal);
        pattern = pattern.StartsWith('/') ? pattern[1..] : pattern;
        if (pattern.Length == 0 || Expression(pattern) is not { } expression)
        {
            return null;
        }

        // Without backtracking, so that no pattern takes more than linear time.
        return new IgnorePattern(isNegated, isForFolders, new Regex(
            @"\A" + (isAnchored ? "" : "(?:.*/)?") + expression + @"\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline));
    }

    private static string WithoutTrailingSpaces(string line)
    {
        var end = line.Length;
        while (end > 0 && line[end - 1] == ' ' && !(end > 1 && line[end - 2] == '\\'))
        {
            end--;
        }

        return line[..end];
    }

    private static string? Expression(string pattern)
    {
        var expression = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var isNameStart = i == 0 || pattern[i - 1] == '/';
            if (isNameStart && pattern.AsSpan(i).StartsWith("**/"))
            {
                expression.Append("(?:.*/)?");
                i += 2;
            }
            else if (isNameStart && pattern.AsSpan(i).SequenceEqual("**"))
            {
                expression.Append(".+");
                i++;
            }
            else if (pattern[i] == '[')
            {
                var end = ClassEnd(pattern, i);
                if (end < 0)
                {
                    return null;
                }

                expression.Append(Class(pattern[(i + 1)..end]));
                i = end;
            }
            else if (pattern[i] == '\\')
            {
                if (++i == pattern.Length)
                {
                    return null;
                }

                expression.Append(Regex.Escape(pattern[i].ToString()));
            }
            else
            {
                expression.Append(pattern[i] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
            }
        }

        return expression.ToString();
    }

    private static int ClassEnd(string pattern, int start)
    {
        var i = start + 1;
        i += i < pattern.Length && pattern[i] is '!' or '^' ? 1 : 0;
        i += i < pattern.Length && pattern[i] == ']' ? 1 : 0;
        while (i < pattern.Length && pattern[i] != ']')
        {
            i += pattern[i] == '\\' ? 2 : 1;
        }

        return i < pattern.Length ? i : -1;
    }

    private static string Class(string content)
    {
        var isNegated = content[0] is '!' or '^';
        var members = new StringBuilder();
        for (var i = isNegated ? 1 : 0; i < content.Length; i++)
        {
            var isEscaped = content[i] == '\\' && i + 1 < content.Length;
            var c = isEscaped ? content[++i] : content[i];
            members.Append(!isEscaped && c == '-' && members.Length > 0 && i + 1 < content.Length ? "-" : c is '\\' or ']' or '[' or '^' or '-' ? $"\\{c}" : c.ToString());
        }

        // A class never matches the mark between names.
        return isNegated ? $"[^/{members}]" : $"(?:[{members}])";
    }
}
