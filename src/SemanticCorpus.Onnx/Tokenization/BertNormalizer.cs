using System.Text;
using SemanticCorpus.Tokenization.Unicode;

namespace SemanticCorpus.Tokenization;

/// <summary>BERT's normalization for the words that need it, one code point at a time, each with its place in the text. Not for several threads at once.</summary>
/// <param name="settings">What to do.</param>
/// <param name="characters">How characters are treated.</param>
/// <param name="addWord">Receives each word.</param>
internal sealed class BertNormalizer(BertSettings settings, BertCharacters characters, Action<NormalizedWord, TokenSequence> addWord)
{
    private const int CapitalIWithDot = 0x130;
    private const int CombiningDotAbove = 0x307;
    private readonly NormalizedWord _word = new(settings.MaxInputCharsPerWord);
    private readonly CombiningRun _marks = new();

    // The place of the last code point that was not inserted.
    private int _start;
    private int _end;

    /// <summary>Adds what begins at <paramref name="at"/>: one ideograph, or all up to the next boundary.</summary>
    /// <returns>Where the next word can begin.</returns>
    public int Word(ReadOnlySpan<char> text, int at, TokenSequence target)
    {
        (_start, _end) = (at, at);
        var first = at;
        while (at < text.Length && !target.IsFull)
        {
            var codePoint = BertCharacters.CodePointAt(text, at, out var length);
            var traits = characters.TraitsOf(codePoint);
            if (at > first && BertCharacters.IsBoundary(traits))
            {
                break;
            }

            if ((traits & CodePointTraits.Control) == 0)
            {
                Decompose(codePoint, traits, at, at + length, target);
            }

            at += length;
            if ((traits & CodePointTraits.Ideograph) != 0)
            {
                break;
            }
        }

        FlushMarks(target);
        FlushWord(target);
        return at;
    }

    private void Decompose(int codePoint, CodePointTraits traits, int start, int end, TokenSequence target)
    {
        if ((traits & CodePointTraits.Decomposes) == 0)
        {
            Order(codePoint, traits, inserted: false, start, end, target);
            return;
        }

        Span<int> parts = stackalloc int[4];
        parts = parts[..CodePoints.Decompose(codePoint, parts)];
        for (var i = 0; i < parts.Length; i++)
        {
            Order(parts[i], characters.TraitsOf(parts[i]), inserted: i > 0, start, end, target);
        }
    }

    private void Order(int codePoint, CodePointTraits traits, bool inserted, int start, int end, TokenSequence target)
    {
        if ((traits & CodePointTraits.Combining) != 0)
        {
            _marks.Add(CodePoints.CombiningClassOf(codePoint), codePoint, inserted, start, end);
            return;
        }

        FlushMarks(target);
        (_start, _end) = inserted ? (_start, _end) : (start, end);
        Emit(codePoint, traits, _start, _end, target);
    }

    private void FlushMarks(TokenSequence target)
    {
        if (_marks.Count == 0)
        {
            return;
        }

        foreach (var mark in _marks.Take(_start, _end))
        {
            (_start, _end) = (mark.Start, mark.End);
            Emit(mark.CodePoint, characters.TraitsOf(mark.CodePoint), mark.Start, mark.End, target);
        }
    }

    private void Emit(int codePoint, CodePointTraits traits, int start, int end, TokenSequence target)
    {
        if ((traits & CodePointTraits.NonspacingMark) != 0)
        {
            return;
        }

        if ((traits & (CodePointTraits.Punctuation | CodePointTraits.WhiteSpace)) != 0)
        {
            FlushWord(target);
            if ((traits & CodePointTraits.Punctuation) != 0)
            {
                _word.Append(codePoint, start, end);
                FlushWord(target);
            }

            return;
        }

        if (!settings.Lowercase)
        {
            _word.Append(codePoint, start, end);
        }
        else if (codePoint == CapitalIWithDot)
        {
            // The one code point that lower-cases to two.
            _word.Append('i', start, end);
            _word.Append(CombiningDotAbove, start, end);
        }
        else
        {
            _word.Append(Rune.ToLowerInvariant(new Rune(codePoint)).Value, start, end);
        }
    }

    private void FlushWord(TokenSequence target)
    {
        if (_word.CodePoints > 0)
        {
            addWord(_word, target);
            _word.Clear();
        }
    }
}
