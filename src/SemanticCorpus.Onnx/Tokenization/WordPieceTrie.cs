using System.Runtime.CompilerServices;

namespace SemanticCorpus.Tokenization;

/// <summary>A vocabulary as a trie over UTF-16 code units. Its edges lie in one open-addressed hash table, so that it is built in one pass over the tokens and holds no objects.</summary>
internal sealed class WordPieceTrie
{
    public const int NoToken = -1;
    public const int Dead = 0;
    public const int Root = 1;
    private const int NextBits = 24;
    private const int MaxStates = 1 << NextBits;

    // An edge: state (24 bits) and code unit (16 bits) as the key, next state (24 bits) below. No edge leads to state 0, so 0 is an empty slot.
    private ulong[] _edges;
    private int[] _tokens;
    private int _shift;
    private int _states = 2;

    public WordPieceTrie(int expectedTokens)
    {
        var slots = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, expectedTokens * 6));
        _edges = new ulong[slots];
        _shift = 64 - System.Numerics.BitOperations.Log2((uint)slots);
        _tokens = new int[slots / 2];
        Array.Fill(_tokens, NoToken);
    }

    // Optimized at once: it runs 200,000 steps before the first text, long before the runtime would find out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<char> token, int id)
    {
        var state = Root;
        foreach (var unit in token)
        {
            var next = Step(state, unit);
            state = next != Dead ? next : AddEdge(state, unit);
        }

        _tokens[state] = id;
    }

    /// <summary>The state that <paramref name="unit"/> leads to, or <see cref="Dead"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Step(int state, char unit)
    {
        var edges = _edges;
        var key = ((ulong)(uint)state << 16) | unit;
        var slot = Slot(key);
        while (true)
        {
            var edge = edges[slot];
            if (edge >> NextBits == key)
            {
                return (int)(edge & (MaxStates - 1));
            }

            if (edge == 0)
            {
                return Dead;
            }

            slot = (slot + 1) & (edges.Length - 1);
        }
    }

    /// <summary>The state that a code point leads to, or <see cref="Dead"/>.</summary>
    public int StepCodePoint(int state, int codePoint)
    {
        if (codePoint <= char.MaxValue)
        {
            return Step(state, (char)codePoint);
        }

        Span<char> units = stackalloc char[2];
        new System.Text.Rune(codePoint).EncodeToUtf16(units);
        return Step(Step(state, units[0]), units[1]);
    }

    /// <summary>The id of the token that ends in <paramref name="state"/>, or <see cref="NoToken"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TokenAt(int state) => _tokens[state];

    /// <summary>The state that all of <paramref name="units"/> lead to, or <see cref="Dead"/>.</summary>
    public int Walk(ReadOnlySpan<char> units)
    {
        var state = Root;
        foreach (var unit in units)
        {
            state = Step(state, unit);
        }

        return state;
    }

    /// <summary>The id of a whole token, or <see cref="NoToken"/>.</summary>
    public int Find(ReadOnlySpan<char> token) => _tokens[Walk(token)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> _shift);

    private int AddEdge(int state, char unit)
    {
        if (_states == _tokens.Length)
        {
            Grow();
        }

        var next = _states++;
        Place((((ulong)(uint)state << 16 | unit) << NextBits) | (uint)next);
        return next;
    }

    private void Place(ulong edge)
    {
        var slot = Slot(edge >> NextBits);
        while (_edges[slot] != 0)
        {
            slot = (slot + 1) & (_edges.Length - 1);
        }

        _edges[slot] = edge;
    }

    private void Grow()
    {
        if (_states >= MaxStates / 2)
        {
            throw new InvalidDataException("The vocabulary is too large.");
        }

        var edges = _edges;
        var tokens = _tokens.Length;
        _edges = new ulong[edges.Length * 2];
        _shift--;
        foreach (var edge in edges)
        {
            if (edge != 0)
            {
                Place(edge);
            }
        }

        Array.Resize(ref _tokens, tokens * 2);
        _tokens.AsSpan(tokens).Fill(NoToken);
    }
}
