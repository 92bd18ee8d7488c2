using System.Buffers;
using System.IO.Pipelines;

namespace SemanticCorpus.Transfer;

/// <summary>Reads a stream line by line as bytes.</summary>
internal sealed class LineReader(Stream stream)
{
    private readonly PipeReader pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));

    /// <summary>The next line without its end; null at the end of the stream, where a last line without an end does not count.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = result.Buffer.Slice(0, end).ToArray();
                pipe.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line;
            }

            pipe.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted)
            {
                return null;
            }
        }
    }
}
