using System.Globalization;

namespace SemanticCorpus.Storage;

/// <summary>Names a passage: its document and its place there. Stays the same as long as the document is not replaced.</summary>
/// <param name="DocumentId">The document's id.</param>
/// <param name="Position">0 for the first passage.</param>
public readonly record struct PassageId(string DocumentId, int Position)
{
    /// <summary>The form used in output: <c>DOCUMENT#POSITION</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DocumentId}#{Position}");

    /// <summary>Reads the form that <see cref="ToString"/> gives.</summary>
    /// <returns>Whether <paramref name="text"/> is of that form.</returns>
    public static bool TryParse(string text, out PassageId id)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mark = text.LastIndexOf('#');
        if (mark > 0 && int.TryParse(text.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            id = new PassageId(text[..mark], position);
            return true;
        }

        id = default;
        return false;
    }
}
