using SemanticCorpus.Analysis;
using Xunit;

namespace SemanticCorpus.Core.Tests.Analysis;

public class EnglishStemmerTests
{
    [Fact]
    public void Every_word_of_the_golden_file_has_its_stem()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "stem-english.tsv"));
        Assert.Equal(7722, lines.Length);
        var wrong = lines
            .Select(line => line.Split('\t'))
            .Where(pair => EnglishStemmer.Stem(pair[0]) != pair[1])
            .Select(pair => $"{pair[0]}: {EnglishStemmer.Stem(pair[0])}, not {pair[1]}");
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("'", "'")]
    [InlineData("'s", "'s")]
    [InlineData("''''", "''")]
    [InlineData("saying", "say")]
    [InlineData("naïve", "naïv")]
    [InlineData("1980s", "1980s")]
    [InlineData("skies", "sky")]
    public void Odd_words_have_stems_too(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Stem(word));

    [Fact]
    public void A_word_that_is_its_own_stem_is_not_copied()
    {
        var word = "atlas";
        Assert.Same(word, EnglishStemmer.Stem(word));
    }

    [Fact]
    public void A_word_of_a_million_letters_is_stemmed_in_linear_time()
    {
        var word = string.Concat(Enumerable.Repeat("nationalizy", 100_000));
        var started = TimeProvider.System.GetTimestamp();
        Assert.True(EnglishStemmer.Stem(word).Length > 1_000_000);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
    }
}
