using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Pdf;

/// <summary>Runs poppler's programs on a document: no shell, the document on standard input, ended when it takes too long or writes too much.</summary>
internal sealed class Poppler(FormatOptions options)
{
    private const int MostErrorCharacters = 2000;

    /// <exception cref="UnreadableDocumentException">The program is not there, or cannot read the document; the message says what to do.</exception>
    public async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(TimeSpan.FromSeconds(options.MostSeconds));
        try
        {
            var writing = WriteAsync(process, document, limited.Token);
            var errors = ReadAsync(process.StandardError, MostErrorCharacters, refuse: false, limited.Token);
            var output = await ReadAsync(process.StandardOutput, DocumentReader.MaxBytes, refuse: true, limited.Token).ConfigureAwait(false);
            await writing.ConfigureAwait(false);
            await process.WaitForExitAsync(limited.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? output : throw Failure(await errors.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw BoundedReading.TooSlow(options);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new UnreadableDocumentException(
                UnreadableReason.MissingProgram,
                $"PDF documents are read through {Path.GetFileName(program)}, which is not installed. It is part of poppler: `apt install poppler-utils`, `dnf install poppler-utils`, "
                + "`brew install poppler` or `scoop install poppler`; Formats:PdfToText names it where it is not on the path.");
        }
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        try
        {
            var input = process.StandardInput.BaseStream;
            await input.WriteAsync(document, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading everything; its exit code tells why.
        }
    }

    private static async Task<string> ReadAsync(StreamReader from, int most, bool refuse, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        while (await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            if (text.Length + read <= most)
            {
                text.Append(buffer, 0, read);
            }
            else if (refuse)
            {
                throw new UnreadableDocumentException(
                    UnreadableReason.TooLong, $"The document has more than {most / (1024 * 1024)} million characters of text. Split it into parts.");
            }
        }

        return text.ToString();
    }

    private static UnreadableDocumentException Failure(string errors) => errors.Contains("password", StringComparison.OrdinalIgnoreCase)
        ? new UnreadableDocumentException(UnreadableReason.Encrypted, "The PDF document is encrypted with a password. Save it without one.")
        : new UnreadableDocumentException(UnreadableReason.Damaged, "The PDF document is damaged or cut short; poppler cannot read it.");
}
