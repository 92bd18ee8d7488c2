using System.Text;
using SemanticCorpus.Tokenization.Pipeline;

namespace SemanticCorpus.Tokenization.Unigram;

/// <summary>Finds the most likely pieces of a word (Viterbi). Unknown characters side by side are one token. From every place as many steps are
/// taken as the longest piece has characters, so that the time is linear in the word's length.</summary>
internal sealed class UnigramSpeller(UnigramVocabulary vocabulary) : PieceSpeller
{
    // The best way to each place: its score, the token it ends with and where that begins; a start below 0 where none leads there.
    private double[] _scores = new double[64];
    private int[] _ids = new int[64];
    private int[] _starts = new int[64];
    private int[] _path = new int[64];

    /// <inheritdoc/>
    public override void Spell(Pieces pieces, int from, int to, PieceOutput output)
    {
        var length = to - from;
        Reserve(length + 1);
        Array.Fill(_starts, -1, 1, length);
        _scores[0] = 0;
        var text = pieces.CodePoints[from..to];
        for (var at = 0; at < length; at++)
        {
            Extend(text, at);
        }

        var steps = 0;
        for (var end = length; end > 0; end = _starts[end])
        {
            _path[steps++] = end;
        }

        for (var i = steps - 1; i >= 0; i--)
        {
            var end = _path[i];
            var start = _starts[end];
            if (_ids[end] != vocabulary.UnknownId)
            {
                output.Add(_ids[end], pieces, from + start, from + end);
                continue;
            }

            while (i > 0 && _ids[_path[i - 1]] == vocabulary.UnknownId)
            {
                end = _path[--i];
            }

            AddUnknown(pieces, from + start, from + end, output);
        }
    }

    private void Extend(ReadOnlySpan<int> text, int at)
    {
        var trie = vocabulary.Trie;
        var state = WordPieceTrie.Root;
        var single = false;
        for (var end = at; end < text.Length;)
        {
            state = trie.StepCodePoint(state, text[end++]);
            if (state == WordPieceTrie.Dead)
            {
                break;
            }

            if (trie.TokenAt(state) is not WordPieceTrie.NoToken and var id)
            {
                Offer(at, end, id, vocabulary.Scores[id]);
                single |= end == at + 1;
            }
        }

        if (!single)
        {
            Offer(at, at + 1, vocabulary.UnknownId, vocabulary.UnknownScore);
        }
    }

    private void Offer(int start, int end, int id, double score)
    {
        var total = score + _scores[start];
        if (_starts[end] < 0 || total > _scores[end])
        {
            (_scores[end], _ids[end], _starts[end]) = (total, id, start);
        }
    }

    private void AddUnknown(Pieces pieces, int from, int to, PieceOutput output)
    {
        if (vocabulary.ByteIds is not { } byteIds)
        {
            output.Add(vocabulary.UnknownId, pieces, from, to);
            return;
        }

        Span<byte> bytes = stackalloc byte[4];
        for (var i = from; i < to; i++)
        {
            foreach (var b in bytes[..new Rune(pieces.CodePoints[i]).EncodeToUtf8(bytes)])
            {
                output.Add(byteIds[b], pieces, from, to);
            }
        }
    }

    private void Reserve(int places)
    {
        if (_scores.Length < places)
        {
            var size = Math.Max(places, _scores.Length * 2);
            (_scores, _ids, _starts, _path) = (new double[size], new int[size], new int[size], new int[size]);
        }
    }
}
