using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats;

/// <summary>Runs a reader within its time, and says of whatever a library throws at a broken file that the file is broken.</summary>
internal static class BoundedReading
{
    /// <exception cref="UnreadableDocumentException">The document is damaged, or took too long.</exception>
    public static async ValueTask<T> RunAsync<T>(FormatOptions options, Func<CancellationToken, T> read, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(TimeSpan.FromSeconds(options.MostSeconds));
        try
        {
            return await Task.Run(() => read(limited.Token), limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TooSlow(options);
        }
        catch (Exception failure) when (IsOfBrokenFile(failure))
        {
            throw new UnreadableDocumentException(UnreadableReason.Damaged, $"The document is damaged or cut short: {failure.Message}");
        }
    }

    public static UnreadableDocumentException TooSlow(FormatOptions options) => new(
        UnreadableReason.TooSlow, $"The document took longer than {options.MostSeconds} seconds to read (Formats:MostSeconds). Split it, or raise the limit.");

    // Libraries answer a broken part with whatever they stumbled over; the reader itself holds no state that such an end could harm.
    private static bool IsOfBrokenFile(Exception failure) => failure is InvalidDataException or XmlException or OpenXmlPackageException or FileFormatException
        or IOException or FormatException or InvalidOperationException or ArgumentException or NotSupportedException or KeyNotFoundException
        or NullReferenceException or OverflowException or IndexOutOfRangeException;
}
