using SemanticCorpus.Search;
using Xunit;

namespace SemanticCorpus.Core.Tests.Search;

public sealed class TextFragmentTests
{
    [Theory]
    [InlineData("https://a.example/x", "Short and sweet.", "https://a.example/x#:~:text=Short%20and%20sweet.")]
    [InlineData("https://a.example/x#top", "a-b, c", "https://a.example/x#top:~:text=a%2Db%2C%20c")]
    [InlineData("https://a.example/x", null, "https://a.example/x")]
    [InlineData("https://a.example/x", " \n ", "https://a.example/x")]
    public void Links_to_the_sentence(string url, string? sentence, string link) => Assert.Equal(link, TextFragment.Link(url, sentence));

    [Fact]
    public void A_long_sentence_is_named_by_its_ends() =>
        Assert.Equal(
            "https://a.example/#:~:text=one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve",
            TextFragment.Link("https://a.example/", "one two three four five six seven\neight nine ten eleven twelve"));
}
