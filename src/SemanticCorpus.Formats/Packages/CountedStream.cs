using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Packages;

/// <summary>A packed file as it is unpacked, ended where the package has given more than it may.</summary>
internal sealed class CountedStream(Stream inner, Func<long> left, Action<int> count, long most, CancellationToken cancellationToken) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = inner.Read(buffer);
        count(read);
        return left() >= 0 ? read : throw new UnreadableDocumentException(
            UnreadableReason.TooLong, $"The document unpacks to more than {most:N0} bytes (Formats:MostUnpackedBytes). It may be made to fill memory; if it is not, split it or raise the limit.");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
