using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace SemanticCorpus.Server.Tests.Hostile;

/// <summary>Structured random inputs, the same ones every time, and what must hold for each: no crash, no hang, no runaway memory.</summary>
internal static class Fuzz
{
    private const long MostBytes = 500 * 1024 * 1024;

    /// <summary>What broke other systems, or is at the edge of some rule.</summary>
    private static readonly string[] Pieces =
    [
        "The river runs. ", "e.g. Dr. U.S.A. ", "\u0000", "\ud800", "\udfff", "\ufeff", "\ufffe", "\u200d", "\u202e", "\u0301\u0301\u0301", "\u1100\u1161\u11a8", "\U0001F469\u200D\U0001F4BB", "\u65e5\u672c\u8a9e\u3002",
        "\r", "\n", "\r\n", "\t", "\u2028", "\u00a0", "<div>", "</div>", "<p>", "<", ">", "&", "&#x0;", "&#xD800;", "&#99999999;", "&amp", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<style>",
        "<table><tr><td>", "</table>", "<svg><foreignObject>", "<math>", "<template>", "<plaintext>", "<title>", "</title>", "<pre>", "<nav>", "<a href='x'>", "<article>", "<h1>", "</h1>", "<meta charset=utf-7>", "<base href='//x'>",
        "# ", "```", "* ", "> ", "1. ", "[x](y)", "![", "](", "|a|b|\n|-|-|", "---", "___", "**", "$$", "[^1]", "\\", "\"", "'", "{", "}", "[", "]", ":", ",", "null", "1e999", "-0", "NaN", "##", "[CLS]", "[SEP]", "[UNK]", "##ing",
    ];

    /// <summary>Texts of such pieces, of any characters, and of repetitions.</summary>
    public static Gen<string> Text { get; } =
        Gen.Choose(0, 40).SelectMany(length => Piece().ArrayOf(length)).Select(string.Concat);

    /// <summary>Bytes: any, and texts in several encodings with some of their bytes changed.</summary>
    public static Gen<byte[]> Bytes { get; } = Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
        from text in Text
        from encoding in Gen.Elements(System.Text.Encoding.UTF8, System.Text.Encoding.Unicode, System.Text.Encoding.BigEndianUnicode, System.Text.Encoding.Latin1, System.Text.Encoding.UTF32)
        from changes in Gen.Choose(0, 3).SelectMany(length => Gen.Choose(0, int.MaxValue - 1).ArrayOf(length))
        select Change(encoding.GetBytes(text), changes));

    /// <summary>Tries inputs.</summary>
    /// <param name="inputs">Makes them.</param>
    /// <param name="few">How many in the short form.</param>
    /// <param name="check">What is done with each.</param>
    public static void Try<T>(Gen<T> inputs, int few, Action<T> check)
    {
        // A machine with much else to do gets more time in the short form: only a hang is meant.
        var longest = TimeSpan.FromSeconds(LongTests.AreOn ? 2 : 60);
        var tried = 0;
        var process = Process.GetCurrentProcess();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(LongTests.Inputs(few)).WithReplay(20250101UL, 7UL).WithEndSize(60),
            Prop.ForAll(inputs.ToArbitrary(), input =>
            {
                Assert.True(Task.Run(() => check(input)).Wait(longest), $"took over {longest.TotalSeconds} s");
                if (++tried % 1000 == 0)
                {
                    Assert.InRange(GC.GetTotalMemory(forceFullCollection: false) - before, long.MinValue, MostBytes);
                }
            }));
    }

    private static Gen<string> Piece() => Gen.Frequency(
        (8, Gen.Elements(Pieces)),
        (2, Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString())),
        (1, from piece in Gen.Elements(Pieces) from times in Gen.Choose(2, 400) select string.Concat(Enumerable.Repeat(piece, times))));

    private static byte[] Change(byte[] bytes, int[] changes)
    {
        foreach (var change in changes.Where(_ => bytes.Length > 0))
        {
            bytes[change % bytes.Length] = (byte)(change >> 16);
        }

        return bytes;
    }
}
