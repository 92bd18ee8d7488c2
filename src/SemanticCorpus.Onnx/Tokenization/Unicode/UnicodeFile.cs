using System.Buffers.Text;

namespace SemanticCorpus.Tokenization.Unicode;

/// <summary>Reads an embedded file of code points, line by line, without making strings: it is read while somebody waits for the first text.</summary>
internal ref struct UnicodeFile
{
    private ReadOnlySpan<byte> _rest;
    private bool _started;

    private UnicodeFile(ReadOnlySpan<byte> content) => _rest = content;

    public static UnicodeFile Open(string name)
    {
        using var stream = typeof(UnicodeFile).Assembly.GetManifestResourceStream(typeof(UnicodeFile), name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new UnicodeFile(content);
    }

    /// <summary>Goes to the next line that is no comment.</summary>
    /// <returns>False at the end.</returns>
    public bool NextLine()
    {
        do
        {
            _rest = _started ? _rest[(_rest.IndexOf((byte)'\n') + 1)..] : _rest;
            _started = true;
        }
        while (_rest.StartsWith("#"u8));
        return !_rest.IsEmpty;
    }

    /// <summary>Reads a code point in hexadecimal.</summary>
    public int Code() => Read('x');

    /// <summary>Reads the decimal number behind a space.</summary>
    public int Number() => Skip(" "u8) ? Read('D') : throw Damaged();

    /// <summary>Goes past <paramref name="expected"/>, if it comes next.</summary>
    public bool Skip(ReadOnlySpan<byte> expected)
    {
        var found = _rest.StartsWith(expected);
        _rest = found ? _rest[expected.Length..] : _rest;
        return found;
    }

    private static InvalidDataException Damaged() => new("The embedded Unicode data are damaged.");

    private int Read(char format)
    {
        if (!Utf8Parser.TryParse(_rest, out int value, out var length, format))
        {
            throw Damaged();
        }

        _rest = _rest[length..];
        return value;
    }
}
