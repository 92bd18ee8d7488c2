using System.Text.Json;
using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

public class SeedTests
{
    private static string Seed(string number) => Directory.GetFiles(Path.Combine(Reading.Root(), "seeds"), number + "_*.txt").Single();

    [Theory]
    [InlineData("000", "SIGNAL/NOISE", "Recent Stories", "Oct 17, 2025", "DOE fusion roadmap", "public-private partnerships", "Credo", "purple cables", "Vatican")]
    [InlineData("001", "MUST-READ", "Bank of Korea", "stablecoin")]
    [InlineData("002", "Leave a Comment", "email address", "Required fields")]
    [InlineData("003", "Related Posts", "JON STEWART", "comedy", "Brooklyn", "Meghan", "Windsor Castle", "Helen Mirren", "HBO", "KEPNER", "Images:")]
    public void Furniture_is_dropped(string number, params string[] furniture)
    {
        var text = Reading.File(Seed(number)).Cleaned.Text;

        Assert.All(furniture, phrase => Assert.DoesNotContain(phrase, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("000", 24, "Mark Zuckerberg\u2019s recent essay", "posed by generative AI technologies.")]
    [InlineData("001", 12, "Zuckerberg on open source AI shift", "as important as performance.")]
    [InlineData("002", 8, "Meta Shifts Stance", "under lock and key.")]
    [InlineData("003", 19, "Mark Zuckerberg is now Supporting", "Zuckerberg said.")]
    [InlineData("004", 13, "Mark Zuckerberg Just Intensified", "for free.\u201D")]
    public void The_article_is_kept_from_its_first_to_its_last_word(string number, int leastBlocks, string begins, string ends)
    {
        var cleaned = Reading.File(Seed(number)).Cleaned;

        Assert.StartsWith(begins, cleaned.Text, StringComparison.Ordinal);
        Assert.EndsWith(ends, cleaned.Text, StringComparison.Ordinal);
        Assert.True(cleaned.Blocks.Count >= leastBlocks, $"{cleaned.Blocks.Count} blocks");
    }

    [Fact]
    public void The_article_goes_on_after_a_promotion_in_its_middle()
    {
        var text = Reading.File(Seed("001")).Cleaned.Text;

        Assert.Contains("promotes openness.\n\nA long-term play for trust and leadership\n\nMeta", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("001", "Zuckerberg on open source AI shift is raising major discussions in the tech and research communities")]
    [InlineData("002", "Meta Shifts Stance on Open-Source AI")]
    [InlineData("003", "Mark Zuckerberg is now Supporting open-source AI tech")]
    [InlineData("004", "Mark Zuckerberg Just Intensified the Battle for AI\u2019s Future")]
    public void The_title_is_the_line_at_the_top(string number, string title) =>
        Assert.Equal(title, Reading.File(Seed(number)).Metadata.Title);

    [Fact]
    public void Every_answer_to_the_evaluation_questions_is_kept()
    {
        var questions = Path.Combine(Reading.Shared(Path.Combine("eval", "seeds")), "questions.jsonl");
        var texts = Directory.GetFiles(Path.Combine(Reading.Root(), "seeds"), "*.txt")
            .ToDictionary(path => Path.GetFileName(path)[..3], path => Reading.Fold(Reading.File(path).Cleaned.Text));
        foreach (var line in File.ReadLines(questions))
        {
            using var json = JsonDocument.Parse(line);
            var answers = json.RootElement.GetProperty("answers").EnumerateArray().Select(answer => Reading.Fold(answer.GetString()!)).ToArray();
            Assert.All(answers, answer => Assert.Contains(texts.Values, text => text.Contains(answer, StringComparison.Ordinal)));
        }
    }
}
