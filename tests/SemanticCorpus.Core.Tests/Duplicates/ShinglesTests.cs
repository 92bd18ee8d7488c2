using SemanticCorpus.Duplicates;
using Xunit;

namespace SemanticCorpus.Core.Tests.Duplicates;

public sealed class ShinglesTests
{
    private static string Words(int from, int count) => string.Join(' ', Enumerable.Range(from, count).Select(i => $"word{i}"));

    [Fact]
    public void Case_punctuation_and_white_space_do_not_count()
    {
        var one = Shingles.Of("The tide turns twice a day, they said.");
        Assert.Equal(1, one.Containment(Shingles.Of("the TIDE\n turns -- twice a day; they said")));
    }

    [Fact]
    public void Texts_without_a_common_run_share_nothing() =>
        Assert.Equal(0, Shingles.Of("the tide turns twice a day").Containment(Shingles.Of("twice the a tide day turns")));

    [Fact]
    public void A_text_that_was_cut_short_is_contained_whole() =>
        Assert.Equal(1, Shingles.Of(Words(0, 60)).Containment(Shingles.Of(Words(0, 100))));

    [Fact]
    public void A_quotation_is_no_copy() =>
        Assert.Equal(0, Shingles.Of(Words(0, 20)).Containment(Shingles.Of(Words(0, 200))));

    [Theory]
    [InlineData("", 0)]
    [InlineData("--- ...", 0)]
    [InlineData("tide", 1)]
    [InlineData("The tide", 1)]
    [InlineData("潮が日に二度", 1)]
    public void Short_texts_compare_whole(string text, double expected) =>
        Assert.Equal(expected, Shingles.Of(text).Containment(Shingles.Of(text)));

    [Fact]
    public void One_word_changed_takes_three_runs_with_it()
    {
        var words = Words(0, 103).Split(' ');
        words[50] = "other";
        Assert.Equal(98 / 101.0, Shingles.Of(Words(0, 103)).Containment(Shingles.Of(string.Join(' ', words))), 10);
    }
}
