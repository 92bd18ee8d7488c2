using System.Text;
using SemanticCorpus.Tokenization.Pipeline;

namespace SemanticCorpus.Tokenization.Bpe;

/// <summary>Merges a word's characters in the order in which the merges were learned. Merges wait in a priority queue, so that a word of n
/// characters takes n log n steps.</summary>
internal sealed class BpeSpeller(BpeVocabulary vocabulary) : PieceSpeller
{
    private readonly PriorityQueue<int, long> _queue = new();
    private Symbol[] _symbols = new Symbol[64];
    private int _count;

    /// <inheritdoc/>
    public override void Spell(Pieces pieces, int from, int to, PieceOutput output)
    {
        if (vocabulary.IgnoreMerges && Whole(pieces.CodePoints[from..to]) is not WordPieceTrie.NoToken and var whole)
        {
            output.Add(whole, pieces, from, to);
            return;
        }

        _count = 0;
        for (var i = from; i < to; i++)
        {
            AddCharacter(pieces.CodePoints[i], i);
        }

        Merge();
        for (var i = 0; i < _count; i++)
        {
            if (!_symbols[i].Merged)
            {
                output.Add(_symbols[i].Id, pieces, _symbols[i].From, _symbols[i].To);
            }
        }
    }

    private int Whole(ReadOnlySpan<int> text)
    {
        var state = WordPieceTrie.Root;
        foreach (var codePoint in text)
        {
            state = vocabulary.Tokens.StepCodePoint(state, codePoint);
            if (state == WordPieceTrie.Dead)
            {
                return WordPieceTrie.NoToken;
            }
        }

        return vocabulary.Tokens.TokenAt(state);
    }

    private void AddCharacter(int codePoint, int at)
    {
        var state = vocabulary.Tokens.StepCodePoint(WordPieceTrie.Root, codePoint);
        var id = state == WordPieceTrie.Dead ? WordPieceTrie.NoToken : vocabulary.Tokens.TokenAt(state);
        if (id != WordPieceTrie.NoToken)
        {
            Add(id, at);
        }
        else if (vocabulary.ByteIds is { } byteIds)
        {
            Span<byte> bytes = stackalloc byte[4];
            foreach (var b in bytes[..new Rune(codePoint).EncodeToUtf8(bytes)])
            {
                Add(byteIds[b], at);
            }
        }
        else if (vocabulary.FuseUnknown && _count > 0 && _symbols[_count - 1].Id == vocabulary.UnknownId && vocabulary.UnknownId != WordPieceTrie.NoToken)
        {
            _symbols[_count - 1].To = at + 1;
        }
        else if (vocabulary.UnknownId != WordPieceTrie.NoToken)
        {
            Add(vocabulary.UnknownId, at);
        }
    }

    private void Add(int id, int at)
    {
        if (_count == _symbols.Length)
        {
            Array.Resize(ref _symbols, _count * 2);
        }

        _symbols[_count] = new Symbol { Id = id, From = at, To = at + 1, Previous = _count - 1, Next = _count + 1 };
        _count++;
    }

    private void Merge()
    {
        _queue.Clear();
        for (var i = 0; i + 1 < _count; i++)
        {
            Offer(i, i + 1);
        }

        while (_queue.TryDequeue(out var left, out var priority))
        {
            var right = _symbols[left].Next;
            if (_symbols[left].Merged || right >= _count
                || !vocabulary.Merges.TryGetValue(BpeVocabulary.Pair(_symbols[left].Id, _symbols[right].Id), out var merge) || (int)(merge >> 32) != (int)(priority >> 32))
            {
                // One of the two has been merged with another since.
                continue;
            }

            _symbols[left].Id = (int)merge;
            _symbols[left].To = _symbols[right].To;
            _symbols[left].Next = _symbols[right].Next;
            _symbols[right].Merged = true;
            if (_symbols[left].Next < _count)
            {
                _symbols[_symbols[left].Next].Previous = left;
                Offer(left, _symbols[left].Next);
            }

            if (_symbols[left].Previous >= 0)
            {
                Offer(_symbols[left].Previous, left);
            }
        }
    }

    /// <summary>Puts the merge of two neighbours in line, by rank and then by place.</summary>
    private void Offer(int left, int right)
    {
        if (vocabulary.Merges.TryGetValue(BpeVocabulary.Pair(_symbols[left].Id, _symbols[right].Id), out var merge))
        {
            _queue.Enqueue(left, BpeVocabulary.Pair((int)(merge >> 32), left));
        }
    }

    private struct Symbol
    {
        public int Id;
        public int From;
        public int To;
        public int Previous;
        public int Next;
        public bool Merged;
    }
}
