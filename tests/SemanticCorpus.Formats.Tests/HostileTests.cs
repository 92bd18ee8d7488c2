using System.IO.Compression;
using System.Text;
using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Formats.Tests;

public sealed class HostileTests
{
    private const string Word = "word/document.xml";

    [Fact]
    public async Task A_zip_bomb_ends_at_the_limit()
    {
        var bomb = Changed("harbour.docx", Word, stream =>
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++)
            {
                stream.Write(zeros);
            }
        });
        Assert.True(bomb.Length < 256 * 1024);
        var refusal = await Sample.RefusalAsync(bomb, "a.docx", new FormatOptions { MostUnpackedBytes = 8 * 1024 * 1024 });
        Assert.True(refusal.Reason is UnreadableReason.TooLong or UnreadableReason.Damaged, refusal.Message);
    }

    [Fact]
    public async Task A_falsified_size_does_not_get_past_the_limit()
    {
        var text = $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{new string(' ', 9 * 1024 * 1024)}</w:body></w:document>";
        var bomb = Changed("harbour.docx", Word, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

        // The directory's and the file's own header are made to say 100 bytes.
        var real = BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text));
        for (var i = bomb.AsSpan().IndexOf(real); i >= 0; i = bomb.AsSpan().IndexOf(real))
        {
            BitConverter.TryWriteBytes(bomb.AsSpan(i), 100);
        }

        var refusal = await Sample.RefusalAsync(bomb, "a.docx", new FormatOptions { MostUnpackedBytes = 4 * 1024 * 1024 });
        Assert.True(refusal.Reason is UnreadableReason.TooLong or UnreadableReason.Damaged, refusal.Message);
    }

    [Fact]
    public async Task Entities_are_refused()
    {
        var refusal = await Sample.RefusalAsync(
            Changed("harbour.docx", Word, stream => stream.Write("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>"u8)), "a.docx");
        Assert.Equal(UnreadableReason.Damaged, refusal.Reason);
        Assert.Contains("DTD", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000));
        var refusal = await Sample.RefusalAsync(Changed("harbour.docx", Word, stream => stream.Write(Encoding.UTF8.GetBytes(deep))), "a.docx");
        Assert.Equal(UnreadableReason.TooDeep, refusal.Reason);
    }

    [Theory]
    [InlineData("harbour.docx")]
    [InlineData("book.xlsx")]
    [InlineData("slides.pptx")]
    public async Task Truncated_and_overwritten_files_are_refused_or_read(string name)
    {
        var whole = Sample.Bytes(name);
        var random = new Random(7);
        for (var i = 0; i < 25; i++)
        {
            var broken = i % 2 == 0 ? whole[..random.Next(4, whole.Length)] : [.. whole];
            for (var j = 0; j < i; j++)
            {
                broken[random.Next(4, broken.Length)] = (byte)random.Next(256);
            }

            try
            {
                _ = await Sample.ReadAsync(broken, name);
            }
            catch (UnreadableDocumentException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }

    [Fact]
    public async Task Encrypted_and_old_office_documents_are_told_apart()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        var old = await Sample.RefusalAsync(compound, "a.doc");
        Assert.Equal(UnreadableReason.UnsupportedType, old.Reason);
        var encrypted = await Sample.RefusalAsync([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "a.docx");
        Assert.Equal(UnreadableReason.Encrypted, encrypted.Reason);
    }

    [Fact]
    public async Task Another_archive_is_refused()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("a.txt").Open();
            entry.Write("text"u8);
        }

        Assert.Equal(UnreadableReason.UnsupportedType, (await Sample.RefusalAsync(memory.ToArray(), "a.zip")).Reason);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_unread() =>
        Assert.Equal(UnreadableReason.TooLong, (await Sample.RefusalAsync(new byte[2048], "a.pdf", new FormatOptions { MostBytes = 1024 })).Reason);

    private static byte[] Changed(string name, string entry, Action<Stream> write)
    {
        using var memory = new MemoryStream();
        memory.Write(Sample.Bytes(name));
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(entry)!.Delete();
            using var stream = archive.CreateEntry(entry).Open();
            write(stream);
        }

        return memory.ToArray();
    }
}
