namespace SemanticCorpus.Documents.Encodings;

/// <summary>A decoded content.</summary>
/// <param name="Text">The text without a byte order mark.</param>
/// <param name="Encoding">IANA name of the encoding.</param>
internal sealed record DecodedText(string Text, string Encoding);
