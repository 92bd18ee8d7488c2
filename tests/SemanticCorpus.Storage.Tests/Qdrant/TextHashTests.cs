using SemanticCorpus.Storage.Qdrant.Points;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Qdrant;

public sealed class TextHashTests
{
    // n (n - 1) / 2 pairs collide with probability 2^-32 each: 116.4 of a million different terms, with a standard deviation of 10.8.
    [Theory]
    [InlineData("")]
    [InlineData("wörter")]
    public void A_million_terms_collide_as_often_as_chance_has_it(string start)
    {
        const int Terms = 1_000_000;
        var hashes = new uint[Terms];
        for (var i = 0; i < Terms; i++)
        {
            hashes[i] = TextHash.OfTerm(start + Word(i));
        }

        Array.Sort(hashes);
        var collisions = hashes.Zip(hashes.Skip(1)).Count(pair => pair.First == pair.Second);
        TestContext.Current.TestOutputHelper!.WriteLine($"{collisions} of {Terms} terms share the hash of the one before.");
        Assert.InRange(collisions, 60, 175);
    }

    private static string Word(int number)
    {
        var letters = "";
        for (; number > 0; number /= 26)
        {
            letters += (char)('a' + (number % 26));
        }

        return letters + "x";
    }
}
