namespace SemanticCorpus.Tokenization;

/// <summary>A word that normalization wrote, each code unit with its place in the text. Holds no more than the longest word that can be spelled.</summary>
internal sealed class NormalizedWord(int maxCodePoints) : ISpelledWord
{
    private readonly char[] _units = new char[maxCodePoints * 2];
    private readonly int[] _starts = new int[maxCodePoints * 2];
    private readonly int[] _ends = new int[maxCodePoints * 2];
    private int _first;
    private int _last;

    public int Length { get; private set; }

    /// <summary>Number of code points, including those that no longer fit.</summary>
    public int CodePoints { get; private set; }

    public char this[int index] => _units[index];

    public int StartOf(int index) => index == 0 ? _first : _starts[index];

    public int EndOf(int index) => index == Length - 1 ? _last : _ends[index];

    public void Clear() => (Length, CodePoints) = (0, 0);

    public void Append(int codePoint, int start, int end)
    {
        _first = CodePoints == 0 ? start : _first;
        _last = end;
        if (++CodePoints > maxCodePoints)
        {
            return;
        }

        if (codePoint > char.MaxValue)
        {
            AppendUnit((char)(0xD800 + ((codePoint - 0x10000) >> 10)), start, end);
            AppendUnit((char)(0xDC00 + (codePoint & 0x3FF)), start, end);
        }
        else
        {
            AppendUnit((char)codePoint, start, end);
        }
    }

    private void AppendUnit(char unit, int start, int end)
    {
        (_units[Length], _starts[Length], _ends[Length]) = (unit, start, end);
        Length++;
    }
}
