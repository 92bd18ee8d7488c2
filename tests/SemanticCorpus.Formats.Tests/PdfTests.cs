using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Formats.Tests;

public sealed class PdfTests
{
    [Fact]
    public async Task A_PDF_gives_its_text_with_pages()
    {
        SkipWithoutPoppler();
        var document = await Sample.ReadAsync("pages.pdf");
        Assert.Equal(SemanticCorpus.Documents.DocumentFormat.Pdf, document.Format);
        Assert.Equal("Lighthouse log", document.Metadata.Title);
        Assert.Equal("page 1", Sample.LocationOf(document, "The lamp was lit at dusk"));
        Assert.Equal("page 2", Sample.LocationOf(document, "A storm on the second night"));
        Assert.Equal("page 3", Sample.LocationOf(document, "new glass from Gothenburg"));
        Assert.Equal("pages 1–3", document.Cleaned.LocationOf(new TextSpan(0, document.Cleaned.Text.Length))?.ToString());
    }

    [Fact]
    public async Task An_encrypted_PDF_is_refused()
    {
        SkipWithoutPoppler();
        var refusal = await Sample.RefusalAsync(Sample.Bytes("encrypted.pdf"), "a.pdf");
        Assert.Equal(UnreadableReason.Encrypted, refusal.Reason);
        Assert.Contains("password", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_PDF_is_refused()
    {
        SkipWithoutPoppler();
        var refusal = await Sample.RefusalAsync(Sample.Bytes("pages.pdf")[..600], "a.pdf");
        Assert.Equal(UnreadableReason.Damaged, refusal.Reason);
    }

    [Fact]
    public async Task Without_poppler_the_message_says_how_to_install_it()
    {
        var refusal = await Sample.RefusalAsync(Sample.Bytes("pages.pdf"), "a.pdf", new FormatOptions { PdfToText = "/nowhere/pdftotext" });
        Assert.Equal(UnreadableReason.MissingProgram, refusal.Reason);
        Assert.Contains("apt install poppler-utils", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The program that hangs is a shell script.");
            return;
        }

        var program = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(program, "#!/bin/sh\nexec sleep 600\n", TestContext.Current.CancellationToken);
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var refusal = await Sample.RefusalAsync(Sample.Bytes("pages.pdf"), "a.pdf", new FormatOptions { PdfToText = program, MostSeconds = 1 });
            Assert.Equal(UnreadableReason.TooSlow, refusal.Reason);
        }
        finally
        {
            File.Delete(program);
        }
    }

    private static void SkipWithoutPoppler() => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "pdftotext"))),
        "pdftotext is not installed: apt install poppler-utils.");
}
