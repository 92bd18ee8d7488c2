using SemanticCorpus.Embeddings;
using FsCheck;
using FsCheck.Fluent;
using SemanticCorpus.Documents;
using SemanticCorpus.Storage.Sqlite.Blobs;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class BlobTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(1234567, 7654321);

    [Fact]
    public void Numbers_come_back() => Check.One(s_config, Prop.ForAll<long[]>(numbers =>
    {
        var writer = new BlobWriter();
        foreach (var number in numbers.Concat([long.MinValue, long.MaxValue, 0, -1]))
        {
            writer.WriteSigned(number);
            writer.Write((ulong)number);
        }

        var reader = new BlobReader(writer.Bytes);
        foreach (var number in numbers.Concat([long.MinValue, long.MaxValue, 0, -1]))
        {
            if (reader.ReadSigned() != number || reader.Read() != (ulong)number)
            {
                return false;
            }
        }

        return reader.IsAtEnd;
    }));

    [Fact]
    public void Sentences_come_back() => Check.One(s_config, Prop.ForAll<(int, int, int, int)[], int>((ranges, origin) =>
    {
        PassageSentence[] sentences = [.. ranges.Select(r => new PassageSentence(new TextSpan(r.Item1, r.Item2), new TextSpan(r.Item3, r.Item4)))];
        return SentencesBlob.Read(SentencesBlob.Write(sentences, origin), origin).SequenceEqual(sentences);
    }));

    [Fact]
    public void Counts_come_back_ascending() => Check.One(s_config, Prop.ForAll<(NonNegativeInt, NonNegativeInt)[]>(pairs =>
    {
        var counts = pairs.DistinctBy(pair => pair.Item1.Get).ToDictionary(pair => pair.Item1.Get, pair => pair.Item2.Get);
        var back = new List<KeyValuePair<int, int>>();
        for (var reader = CountsBlob.Read(CountsBlob.Write(counts)); reader.Next();)
        {
            back.Add(new(reader.Id, reader.Count));
        }

        return back.SequenceEqual(counts.OrderBy(pair => pair.Key));
    }));

    [Fact]
    public void Vectors_come_back() => Check.One(s_config, Prop.ForAll<float[]>(vector =>
    {
        var back = new float[vector.Length];
        VectorBytes.Read(VectorBytes.Write(vector), back);
        return back.Select(BitConverter.SingleToInt32Bits).SequenceEqual(vector.Select(BitConverter.SingleToInt32Bits));
    }));

    [Fact]
    public void Any_other_bytes_are_read_or_refused() => Check.One(s_config, Prop.ForAll<byte[]>(bytes =>
    {
        try
        {
            SentencesBlob.Read(bytes, 0);
            for (var reader = CountsBlob.Read(bytes); reader.Next();)
            {
            }
        }
        catch (FormatException)
        {
        }
    }));
}
