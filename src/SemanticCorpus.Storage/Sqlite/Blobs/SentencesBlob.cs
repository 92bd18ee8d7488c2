using SemanticCorpus.Documents;

namespace SemanticCorpus.Storage.Sqlite.Blobs;

/// <summary>The sentences of a passage: both ranges of each counted from the end of the sentence before, and the
/// original's length as its difference from the text's. Five bytes a sentence as a rule.</summary>
internal static class SentencesBlob
{
    /// <param name="sentences">The sentences.</param>
    /// <param name="origin">Where the passage starts in the original.</param>
    public static byte[] Write(IReadOnlyList<PassageSentence> sentences, int origin)
    {
        var writer = new BlobWriter();
        var (text, source) = (0L, (long)origin);
        foreach (var sentence in sentences)
        {
            writer.WriteSigned(sentence.Span.Start - text);
            writer.WriteSigned(sentence.Span.Length);
            writer.WriteSigned(sentence.Source.Start - source);
            writer.WriteSigned((long)sentence.Source.Length - sentence.Span.Length);
            text = (long)sentence.Span.Start + sentence.Span.Length;
            source = (long)sentence.Source.Start + sentence.Source.Length;
        }

        return writer.Bytes.ToArray();
    }

    /// <param name="bytes">What <see cref="Write"/> gave.</param>
    /// <param name="origin">Where the passage starts in the original.</param>
    /// <exception cref="FormatException">The bytes are not of that form.</exception>
    public static IReadOnlyList<PassageSentence> Read(ReadOnlySpan<byte> bytes, int origin)
    {
        var reader = new BlobReader(bytes);
        var sentences = new List<PassageSentence>();
        var (text, source) = (0L, (long)origin);
        while (!reader.IsAtEnd)
        {
            var textStart = text + reader.ReadSigned();
            var textLength = reader.ReadSigned();
            var sourceStart = source + reader.ReadSigned();
            var sourceLength = textLength + reader.ReadSigned();
            sentences.Add(new PassageSentence(
                new TextSpan((int)textStart, (int)textLength), new TextSpan((int)sourceStart, (int)sourceLength)));
            text = textStart + textLength;
            source = sourceStart + sourceLength;
        }

        return sentences;
    }
}
