using SemanticCorpus.Chunking;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Transfer;

/// <summary>Makes the passages of one model fit another one that reads less at a time.</summary>
internal static class PassageFit
{
    /// <summary>The passages, as they are where the model reads them whole, else divided between sentences; a sentence that is
    /// itself too long is divided as <see cref="LongText"/> does. Positions are numbered anew.</summary>
    /// <param name="passages">The passages of a document, by position.</param>
    /// <param name="title">The document's title.</param>
    /// <param name="maxTokens">The most tokens of a passage with its context.</param>
    /// <param name="count">Counts the model's tokens.</param>
    public static IReadOnlyList<PassageRecord> Fit(IReadOnlyList<PassageRecord> passages, string? title, int maxTokens, TokenCounter count)
    {
        var fitted = new List<PassageRecord>(passages.Count);
        foreach (var passage in passages)
        {
            var room = maxTokens - count(ChunkContext.For(title, passage.HeadingPath, count));
            fitted.AddRange(count(passage.Text) <= room ? [passage] : Divide(passage, room, count));
        }

        return [.. fitted.Select((passage, position) => passage with { Id = passage.Id with { Position = position } })];
    }

    private static IEnumerable<PassageRecord> Divide(PassageRecord passage, int room, TokenCounter count)
    {
        var group = new List<PassageSentence>();
        var tokens = 0;
        foreach (var (sentence, cost) in passage.Sentences.SelectMany(sentence => Pieces(passage.Text, sentence, room, count)))
        {
            if (group.Count > 0 && tokens + cost > room)
            {
                yield return Part(passage, group);
                group.Clear();
                tokens = 0;
            }

            group.Add(sentence);
            tokens += cost;
        }

        if (group.Count > 0)
        {
            yield return Part(passage, group);
        }
    }

    private static IEnumerable<(PassageSentence Sentence, int Tokens)> Pieces(string text, PassageSentence sentence, int room, TokenCounter count)
    {
        var whole = count(sentence.Span.Of(text));

        // Where the original has other characters than the passage, only the whole sentence's place in it is known.
        bool exact = sentence.Source.Length == sentence.Span.Length;
        return whole <= room ? [(sentence, whole)] : LongText.Split(text, sentence.Span, room, count).Select(piece => (
            new PassageSentence(piece.Span, exact ? piece.Span.Shift(sentence.Source.Start - sentence.Span.Start) : sentence.Source), piece.Tokens));
    }

    private static PassageRecord Part(PassageRecord passage, List<PassageSentence> sentences)
    {
        var span = TextSpan.FromBounds(sentences[0].Span.Start, sentences[^1].Span.End);
        return passage with
        {
            Span = span.Shift(passage.Span.Start),
            Text = span.Of(passage.Text),
            Source = TextSpan.FromBounds(sentences.Min(sentence => sentence.Source.Start), sentences.Max(sentence => sentence.Source.End)),
            Sentences = [.. sentences.Select(sentence => sentence with { Span = sentence.Span.Shift(-span.Start) })],
        };
    }
}
