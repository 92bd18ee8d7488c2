using System.Text.Json;

namespace SemanticCorpus.Tokenization;

/// <summary>A token that is taken out of the text as a whole, such as [MASK].</summary>
/// <param name="Content">How it is written.</param>
/// <param name="Id">Its id.</param>
/// <param name="SingleWord">Whether it counts only where no letter or digit touches it.</param>
/// <param name="LeftStrip">Whether it takes the white space before it.</param>
/// <param name="RightStrip">Whether it takes the white space behind it.</param>
/// <param name="Normalized">Whether it is looked for in the normalized text, so that case may differ.</param>
internal sealed record AddedToken(string Content, int Id, bool SingleWord = false, bool LeftStrip = false, bool RightStrip = false, bool Normalized = false)
{
    /// <summary>Reads an added token as tokenizer.json and tokenizer_config.json write it.</summary>
    public static AddedToken Read(JsonElement element, int id) => new(
        element.GetProperty("content").GetString()!,
        id,
        Flag(element, "single_word"),
        Flag(element, "lstrip"),
        Flag(element, "rstrip"),
        Flag(element, "normalized"));

    private static bool Flag(JsonElement element, string property) => element.TryGetProperty(property, out var value) && value.GetBoolean();
}
