using System.Text;
using SemanticCorpus.Documents;
using SemanticCorpus.Formats.Tables;
using SemanticCorpus.Ingestion;
using Xunit;

namespace SemanticCorpus.Formats.Tests;

public sealed class ContainerTests
{
    [Fact]
    public async Task A_row_of_a_CSV_file_is_a_document_with_its_lines()
    {
        var csv = "id,title,text,desk\n7,Storm,\"The storm broke\ntwo panes.\",news\n8,Calm,It was calm.,news\n";
        var items = Open("a.csv", Encoding.UTF8.GetBytes(csv), new FormatOptions());
        Assert.Equal(["/x/a.csv#7", "/x/a.csv#8"], items.Select(item => item.Source));
        Assert.Equal("Storm", items[0].Metadata?.Title);
        Assert.Equal("news", items[0].Metadata?.Properties["desk"]);
        var (text, location) = await ReadAsync(items[0]);
        Assert.Equal("The storm broke\n\ntwo panes.", text);
        Assert.Equal("lines 2–3", location);
        Assert.Equal("line 4", (await ReadAsync(items[1])).Location);
    }

    [Fact]
    public async Task Fields_can_be_named_and_a_missing_one_is_refused_with_those_there_are()
    {
        var lines = "{\"k\":\"a\",\"b\":\"The lamp was lit.\",\"n\":3}\n\n{\"k\":\"c\",\"b\":\"It burned.\"}\n"u8.ToArray();
        var options = new FormatOptions { Table = new TableOptions { TextField = "b", IdField = "k" } };
        var items = Open("a.jsonl", lines, options);
        Assert.Equal(["/x/a.jsonl#a", "/x/a.jsonl#c"], items.Select(item => item.Source));
        Assert.Equal(("It burned.", "line 3"), await ReadAsync(items[1]));
        var refusal = Assert.Throws<UnreadableDocumentException>(() => Open("a.jsonl", lines, new FormatOptions { Table = new TableOptions { TextField = "body" } }));
        Assert.Contains("k, b, n", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<UnreadableDocumentException>(() => Open("a.jsonl", "not json"u8.ToArray(), new FormatOptions()));
    }

    [Fact]
    public async Task A_mailbox_gives_its_messages()
    {
        var mbox = "From a@b Mon Jan  1 00:00:00 2025\nMessage-ID: <one@x>\nFrom: Mara <m@x>\nSubject: Silt\nDate: Mon, 3 Mar 2025 10:00:00 +0100\n\nThe channel is full of silt.\n\n"
            + "From a@b Mon Jan  1 00:00:00 2025\nFrom: o@x\nSubject: =?utf-8?q?N=C3=A4chste?=\n\nThe second one.\n";
        var items = Open("a.mbox", Encoding.UTF8.GetBytes(mbox), new FormatOptions());
        Assert.Equal(["/x/a.mbox#one@x", "/x/a.mbox#message-2"], items.Select(item => item.Source));
        Assert.Equal(("The channel is full of silt.", "lines 2–8"), await ReadAsync(items[0]));
        var document = await DocumentFormatReaders.Create(new FormatOptions()).ReadAsync(
            (await items[1].ReadAsync(TestContext.Current.CancellationToken)).Bytes, new DocumentHints { FileName = "a.eml" }, TestContext.Current.CancellationToken);
        Assert.Equal("Nächste", document.Metadata.Title);
        Assert.Equal("o@x", document.Metadata.Author);
    }

    [Fact]
    public async Task A_book_gives_its_chapters_with_their_files()
    {
        var document = await Sample.ReadAsync("harbour.epub");
        Assert.Equal("Harbour report", document.Metadata.Title);
        Assert.Equal("Mara Lindqvist", document.Metadata.Author);
        var start = document.Cleaned.Text.IndexOf("41,200 containers", StringComparison.Ordinal);
        Assert.EndsWith(".xhtml", document.Cleaned.LocationOf(new TextSpan(start, 10))?.Part, StringComparison.Ordinal);
    }

    private static List<SourceItem> Open(string name, byte[] content, FormatOptions options) =>
        [.. DocumentFormatReaders.Create(options).ContainerOf(name)!.Open("/x/" + name, content, TestContext.Current.CancellationToken)];

    private static async Task<(string Text, string? Location)> ReadAsync(SourceItem item)
    {
        var content = await item.ReadAsync(TestContext.Current.CancellationToken);
        var document = await DocumentFormatReaders.Create(new FormatOptions()).ReadAsync(content.Bytes, content.Hints, TestContext.Current.CancellationToken);
        return (document.Cleaned.Text, document.Cleaned.LocationOf(new TextSpan(0, document.Cleaned.Text.Length))?.ToString());
    }
}
