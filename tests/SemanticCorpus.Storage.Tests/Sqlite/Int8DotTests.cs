using System.Runtime.Intrinsics.X86;
using SemanticCorpus.Storage.Sqlite.Index;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class Int8DotTests
{
    [Fact]
    public void Every_way_of_computing_gives_the_exact_product()
    {
        var random = new Random(1);
        for (var length = 1; length < 450; length++)
        {
            // Now and then the largest values there are, which would overflow 16 bits if summed carelessly.
            var (a, b) = (Components(random, length), Components(random, length));
            var expected = a.Zip(b, (x, y) => x * y).Sum();
            var dot = new Int8Dot(a);
            Assert.Equal(expected, dot.With(b));
            Assert.Equal(expected, dot.WithAny(b));
            if (Avx2.IsSupported)
            {
                Assert.Equal(expected, dot.WithAvx2(b));
            }

            if (AvxVnni.IsSupported)
            {
                Assert.Equal(expected, dot.WithVnni(b));
            }
        }
    }

    private static sbyte[] Components(Random random, int length)
    {
        var extreme = random.Next(3) == 0;
        return [.. Enumerable.Range(0, length).Select(_ => extreme ? (sbyte)(random.Next(2) == 0 ? 127 : -127) : (sbyte)random.Next(-127, 128))];
    }
}
