using System.Text.Json;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>Texts in JSON whose form is looked at field by field.</summary>
internal static class JsonText
{
    /// <summary>The text of a JSON string.</summary>
    /// <exception cref="ArgumentException">It holds something that is no character.</exception>
    public static string Of(JsonElement element, string field)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new ArgumentException($"{field}: holds half of a surrogate pair or bytes that are no UTF-8. Send whole characters.", broken);
        }
    }
}
