using SemanticCorpus.Analysis;
using Xunit;

namespace SemanticCorpus.Core.Tests.Analysis;

/// <summary>The golden stems were made with the Snowball project's own implementation (2.2.0) from words of Debian's spelling dictionaries.</summary>
public sealed class WordStemmerTests
{
    [Theory]
    [InlineData(TextLanguage.German)]
    [InlineData(TextLanguage.French)]
    [InlineData(TextLanguage.Spanish)]
    [InlineData(TextLanguage.Italian)]
    [InlineData(TextLanguage.Portuguese)]
    [InlineData(TextLanguage.Dutch)]
    [InlineData(TextLanguage.Swedish)]
    [InlineData(TextLanguage.Norwegian)]
    [InlineData(TextLanguage.Danish)]
    [InlineData(TextLanguage.Russian)]
    public void Every_word_of_the_golden_file_has_its_stem(TextLanguage language)
    {
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "stem-languages.tsv"))
            .Select(line => line.Split('\t'))
            .Where(line => line[0] == language.ToString())
            .ToList();
        var wrong = lines.Where(line => WordStemmer.Stem(line[1], language) != line[2])
            .Select(line => $"{line[1]}: {WordStemmer.Stem(line[1], language)}, not {line[2]}")
            .ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {lines.Count}\n{string.Join('\n', wrong.Take(40))}");
        Assert.Equal(500, lines.Count);
    }

    [Fact]
    public void Any_letters_in_any_language_are_stemmed_without_growing()
    {
        string[] units = ["ß", "ë", "ï", "ã", "a", "y", "en", "ющий", "'", "😀", "amente", "H"];
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            foreach (var unit in units)
            {
                for (var times = 0; times < 70; times += 3)
                {
                    var word = string.Concat(Enumerable.Repeat(unit, times));
                    Assert.InRange(WordStemmer.Stem(word, language).Length, 0, word.Length + 16);
                }
            }
        }
    }
}
