namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>Text on its way to tokens: code points, each with the range of the original (UTF-16) that it stands for, cut into pieces.
/// Meant to be used again for the next text.</summary>
internal sealed class Pieces
{
    private int[] _codePoints = new int[512];
    private int[] _starts = new int[512];
    private int[] _ends = new int[512];
    private int[] _borders = new int[64];
    private int _pieces;

    /// <summary>Number of code points.</summary>
    public int Count { get; private set; }

    /// <summary>The code points of all pieces, one after another.</summary>
    public ReadOnlySpan<int> CodePoints => _codePoints.AsSpan(0, Count);

    /// <summary>Number of finished pieces.</summary>
    public int PieceCount => _pieces;

    /// <summary>How many code points fit without growing.</summary>
    public int Capacity => _codePoints.Length;

    public (int From, int To) Piece(int index) => (index == 0 ? 0 : _borders[index - 1], _borders[index]);

    public int StartOf(int index) => _starts[index];

    public int EndOf(int index) => _ends[index];

    public void Clear() => (Count, _pieces) = (0, 0);

    public void Add(int codePoint, int start, int end)
    {
        if (Count == _codePoints.Length)
        {
            Array.Resize(ref _codePoints, Count * 2);
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _ends, Count * 2);
        }

        (_codePoints[Count], _starts[Count], _ends[Count]) = (codePoint, start, end);
        Count++;
    }

    /// <summary>Adds code points as they are in another text.</summary>
    public void AddRange(Pieces source, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            Add(source._codePoints[i], source._starts[i], source._ends[i]);
        }
    }

    /// <summary>Ends the piece that was being added; one without code points is none.</summary>
    public void EndPiece()
    {
        if (Count == (_pieces == 0 ? 0 : _borders[_pieces - 1]))
        {
            return;
        }

        if (_pieces == _borders.Length)
        {
            Array.Resize(ref _borders, _pieces * 2);
        }

        _borders[_pieces++] = Count;
    }
}
