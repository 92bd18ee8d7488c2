using SemanticCorpus.Storage;

namespace SemanticCorpus.Duplicates;

/// <summary>A document with the sample of its runs of words that it is looked up by: those whose hash is divisible by a fixed number, so
/// that two texts keep the same ones (Broder's modulo sketch), and all of them where the text is short.</summary>
internal sealed class SampledDocument
{
    private const ulong OneOf = 8;
    private const int ShortRuns = 64;

    public SampledDocument(DocumentSummary summary, Shingles shingles)
    {
        Summary = summary;
        Length = shingles.Hashes.Length;
        var (sample, common) = (new List<ulong>(), 0);
        foreach (var run in shingles.Hashes)
        {
            var isCommon = run % OneOf == 0;
            common += isCommon ? 1 : 0;
            if (isCommon || Length <= ShortRuns)
            {
                sample.Add(run);
            }
        }

        (Sample, CommonSample) = ([.. sample], common);
    }

    public DocumentSummary Summary { get; }

    /// <summary>Number of its runs.</summary>
    public int Length { get; }

    public ulong[] Sample { get; }

    /// <summary>Size of the part of the sample that a text of any length keeps.</summary>
    public int CommonSample { get; }
}
