using System.Text;
using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

public class EncodingTests
{
    private const string Text = "Café “Übermut” costs 3 € — naïve prices for a small town by the river.";

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static ExtractedDocument Read(byte[] bytes, string? mediaType = null) =>
        DocumentReader.Read(bytes, new DocumentHints { FileName = "a.txt", MediaType = mediaType }, TestContext.Current.CancellationToken);

    public static TheoryData<string, bool, string> Encodings() => new()
    {
        { "utf-8", false, "utf-8" },
        { "utf-8", true, "utf-8" },
        { "utf-16", false, "utf-16" },
        { "utf-16", true, "utf-16" },
        { "utf-16BE", false, "utf-16BE" },
        { "utf-16BE", true, "utf-16BE" },
        { "utf-32", true, "utf-32" },
        { "windows-1252", false, "windows-1252" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found(string name, bool mark, string expected)
    {
        var encoding = Encoding.GetEncoding(name);
        var bytes = (mark ? encoding.GetPreamble() : []).Concat(encoding.GetBytes(Text)).ToArray();

        var document = Read(bytes);

        Assert.Equal((Text, expected), (document.Original, document.Encoding));
        Assert.Equal(Text, document.Cleaned.Text);
    }

    [Fact]
    public void A_declared_charset_decides_where_the_bytes_are_not_UTF8()
    {
        var bytes = Encoding.GetEncoding("windows-1251").GetBytes("Привет, мир. Это простое предложение.");

        Assert.Equal("windows-1251", Read(bytes, "text/plain; charset=windows-1251").Encoding);
    }

    [Theory]
    [InlineData("<meta charset=\"koi8-r\">")]
    [InlineData("<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>")]
    public void A_page_names_its_charset(string meta)
    {
        var bytes = Encoding.GetEncoding("koi8-r").GetBytes($"<html><head>{meta}</head><body><p>Привет, мир. Это простое предложение.</p></body></html>");

        var document = DocumentReader.Read(bytes, new DocumentHints(), TestContext.Current.CancellationToken);

        Assert.Equal(("koi8-r", DocumentFormat.Html), (document.Encoding, document.Format));
        Assert.Contains("Привет, мир.", document.Cleaned.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_UTF8_are_so_whatever_is_declared() =>
        Assert.Equal(Text, Read(Encoding.UTF8.GetBytes(Text), "text/plain; charset=iso-8859-1").Original);

    [Fact]
    public void An_unknown_charset_is_passed_over() =>
        Assert.Equal("windows-1252", Read([.. "Caf"u8, 0xE9, .. " is open."u8], "text/plain; charset=nonsense").Encoding);
}
