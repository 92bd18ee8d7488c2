using SemanticCorpus.Search.Ranking;
using Xunit;

namespace SemanticCorpus.Core.Tests.Search;

public sealed class QuestionWordsTests
{
    private static QuestionWords Weigh(string question) => QuestionWords.Weigh(question, 0, new Dictionary<string, long>());

    [Fact]
    public void Rare_words_weigh_more()
    {
        var words = QuestionWords.Weigh("copper river", 1000, new Dictionary<string, long> { ["copper"] = 2, ["river"] = 500 });
        Assert.True(words.Match("", "copper").Title > 5 * words.Match("", "river").Title);
    }

    [Theory]
    [InlineData("copper river delta", 1)]
    [InlineData("river copper delta", 0.75)]
    [InlineData("copper wide river delta", 0.75)]
    [InlineData("copper one two three four five river", 0)]
    [InlineData("copper", 0)]
    public void Closeness_is_one_over_the_least_distance(string text, double expected) =>
        Assert.Equal(expected, Weigh("copper river delta").Match(text, "").Proximity, 10);

    [Fact]
    public void Stop_words_make_no_distance() =>
        Assert.Equal(1, Weigh("capital of France").Match("It was the capital of the France", "").Proximity);

    [Theory]
    [InlineData("the tides", 1)]
    [InlineData("the rivers", 0)]
    public void A_question_of_one_word_asks_whether_it_is_there(string text, double expected) =>
        Assert.Equal(expected, Weigh("tide").Match(text, "").Proximity);

    [Fact]
    public void The_title_counts_by_the_share_of_words_it_names() =>
        Assert.Equal(2 / 3.0, Weigh("copper river mining").Match("", "Mining in the delta | Copper").Title, 10);

    [Fact]
    public void A_question_of_stop_words_matches_nothing() =>
        Assert.Equal(default, Weigh("what is it").Match("what is it", "what is it"));
}
