using System.Diagnostics;
using System.Text;
using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

public class UnreadableTests
{
    /// <summary>Far above what linear work on these inputs takes, far below what quadratic work does.</summary>
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(20);

    private static UnreadableDocumentException Refused(byte[] bytes, string? file = null, string? mediaType = null) =>
        Assert.Throws<UnreadableDocumentException>(() =>
            DocumentReader.Read(bytes, new DocumentHints { FileName = file, MediaType = mediaType }, TestContext.Current.CancellationToken));

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    public static TheoryData<byte[], string?, UnreadableReason> Contents() => new()
    {
        { [], "a.txt", UnreadableReason.Empty },
        { " \r\n\t \n"u8.ToArray(), "a.txt", UnreadableReason.Empty },
        { "<html><body><script>var a = 1;</script></body></html>"u8.ToArray(), "a.html", UnreadableReason.Empty },
        { [0xEF, 0xBB, 0xBF], "a.txt", UnreadableReason.Empty },
        { [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], "a.txt", UnreadableReason.Binary },
        { [.. "text"u8, 0, 1, 2, .. "text"u8], "a.txt", UnreadableReason.Binary },
        { [0x1F, 0x8B, 8, 0, 0, 0], "a.md", UnreadableReason.Binary },
        { "%PDF-1.7 rest"u8.ToArray(), "a.pdf", UnreadableReason.UnsupportedType },
        { [0x50, 0x4B, 3, 4, 20, 0], "a.docx", UnreadableReason.UnsupportedType },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void What_is_no_text_is_refused_with_its_reason(byte[] bytes, string? file, UnreadableReason reason)
    {
        var refusal = Refused(bytes, file);

        Assert.Equal(reason, refusal.Reason);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_media_type_that_is_not_read_is_named() =>
        Assert.Contains("image/svg+xml", Refused("<svg/>"u8.ToArray(), null, "image/svg+xml").Message, StringComparison.Ordinal);

    [Fact]
    public void A_hundred_megabytes_on_one_line_are_refused()
    {
        var bytes = new byte[100 * 1024 * 1024];
        bytes.AsSpan().Fill((byte)'a');

        Assert.Equal(UnreadableReason.TooLong, Refused(bytes, "a.txt").Reason);
    }

    [Fact]
    public void Ten_megabytes_on_one_line_are_read() => Assert.Single(Reading.Plain(Repeat("word ", 2_000_000)).Blocks);

    [Theory]
    [InlineData("<div>", 60_000, "a.html")]
    [InlineData("<b><i>", 60_000, "a.html")]
    [InlineData("<svg><g>", 60_000, "a.html")]
    [InlineData("> ", 60_000, "a.md")]
    [InlineData("[", 50_000, "a.md")]
    [InlineData("[a](", 100_000, "a.md")]
    public void Deep_nesting_is_refused_at_once(string piece, int times, string file)
    {
        var watch = Stopwatch.StartNew();

        Assert.Equal(UnreadableReason.TooDeep, Refused(Encoding.UTF8.GetBytes(Repeat(piece, times) + "x"), file).Reason);
        Assert.True(watch.Elapsed < Generous, $"{watch.Elapsed}");
    }

    [Fact]
    public void Formatting_that_every_paragraph_opens_again_is_refused()
    {
        var page = string.Concat(Enumerable.Range(0, 900).Select(i => $"<font color={i}>")) + Repeat("<p>x", 20_000);

        Assert.Equal(UnreadableReason.TooDeep, Refused(Encoding.UTF8.GetBytes(page), "a.html").Reason);
    }

    [Theory]
    [InlineData("<p>A paragraph that is not closed.", 20_000, "a.html")]
    [InlineData("<li>An item that is not closed.", 20_000, "a.html")]
    [InlineData("<", 300_000, "a.html")]
    [InlineData("&amp", 200_000, "a.html")]
    [InlineData("Share\n", 100_000, "a.txt")]
    [InlineData("Oct 17, 2025\n\n", 50_000, "a.txt")]
    [InlineData("Related posts\n\nThe headline of some other story\n\n", 50_000, "a.txt")]
    [InlineData("Comments\n\n", 50_000, "a.txt")]
    [InlineData("Subscribe to our newsletter\n\n", 50_000, "a.txt")]
    [InlineData("a|b\n", 20_000, "a.md")]
    public void Much_of_the_same_takes_linear_time(string piece, int times, string file)
    {
        var watch = Stopwatch.StartNew();

        Assert.NotEmpty(Reading.Read(Repeat(piece, times) + "x", file).Blocks);
        Assert.True(watch.Elapsed < Generous, $"{watch.Elapsed}");
    }

    [Fact]
    public void Reading_stops_when_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => DocumentReader.Read("text"u8.ToArray(), new DocumentHints(), new CancellationToken(canceled: true)));
}
