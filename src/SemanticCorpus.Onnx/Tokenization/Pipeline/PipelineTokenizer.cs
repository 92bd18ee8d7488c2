using System.Text;

namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>A tokenizer as tokenizer.json describes it: added tokens are taken out of the text, what lies between goes through the normalizers
/// and pre-tokenizers, and the pieces are spelled with the vocabulary. In time linear in the text's length, times the logarithm of a piece's for byte-pair encoding.</summary>
/// <param name="special">The tokens around texts.</param>
/// <param name="added">The added tokens.</param>
/// <param name="steps">Normalizers and pre-tokenizers, in order.</param>
/// <param name="speller">Makes a speller for one thread.</param>
/// <param name="trim">Whether blanks at a token's ends are left out of its range.</param>
/// <param name="prefixSpace">Whether the text's first blank may be one that was put there.</param>
internal sealed class PipelineTokenizer(
    SpecialTokens special, IReadOnlyList<AddedToken> added, IReadOnlyList<PieceStep> steps, Func<PieceSpeller> speller, bool trim, bool prefixSpace)
    : Tokenizer(special)
{
    /// <summary>Buffers that have grown past this many code points are not kept.</summary>
    private const int LargestKept = 1 << 18;

    private readonly AddedTokenMatcher? _added = added.Count > 0 ? new AddedTokenMatcher(added, steps.Any(step => step is LowercaseStep)) : null;
    private Buffers? _spare;

    private protected override void Split(ReadOnlySpan<char> text, TokenSequence target)
    {
        var buffers = Interlocked.Exchange(ref _spare, null) ?? new Buffers(speller(), new PieceOutput(trim, prefixSpace));
        buffers.Output.Target = target;
        var from = 0;
        while (!target.IsFull && _added?.Next(text, from, out var start, out var end) is { } token)
        {
            Segment(text, from, start, buffers);
            target.Add(token.Id, start, end);
            from = end;
        }

        if (!target.IsFull)
        {
            Segment(text, from, text.Length, buffers);
        }

        _spare = buffers.Source.Capacity + buffers.Target.Capacity <= LargestKept ? buffers : null;
    }

    private void Segment(ReadOnlySpan<char> text, int from, int to, Buffers buffers)
    {
        buffers.Source.Clear();
        while (from < to)
        {
            Rune.DecodeFromUtf16(text[from..to], out var rune, out var length);
            buffers.Source.Add(rune.Value, from, from + length);
            from += length;
        }

        buffers.Source.EndPiece();
        foreach (var step in steps)
        {
            buffers.Target.Clear();
            for (var i = 0; i < buffers.Source.PieceCount; i++)
            {
                var (start, end) = buffers.Source.Piece(i);
                step.Apply(buffers.Source, start, end, buffers.Target);
            }

            buffers.Swap();
        }

        for (var i = 0; i < buffers.Source.PieceCount && !buffers.Output.Target.IsFull; i++)
        {
            var (start, end) = buffers.Source.Piece(i);
            buffers.Speller.Spell(buffers.Source, start, end, buffers.Output);
        }
    }

    private sealed class Buffers(PieceSpeller speller, PieceOutput output)
    {
        public PieceSpeller Speller => speller;

        public PieceOutput Output => output;

        public Pieces Source { get; private set; } = new();

        public Pieces Target { get; private set; } = new();

        public void Swap() => (Source, Target) = (Target, Source);
    }
}
