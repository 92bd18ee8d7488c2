using SemanticCorpus.Server.Llm;

namespace SemanticCorpus.Compatibility.Tests.Llm;

public sealed class CitationMarksTests
{
    [Theory]
    [InlineData("A [2]. B [1]. C [2].", "A [1]. B [2]. C [1].")]
    [InlineData("A [1, 2, 7].", "A [1][2].")]
    [InlineData("A [7] b.", "A b.")]
    [InlineData("A [99999999999999999999].", "A.")]
    [InlineData("A [note] and [x1].", "A [note] and [x1].")]
    [InlineData("A [1", "A")]
    [InlineData("A [1].  ", "A [1].")]
    public void However_a_text_is_cut_the_marks_are_the_same(string text, string expected)
    {
        for (var size = 1; size <= text.Length; size++)
        {
            var marks = new CitationMarks(2);
            var told = string.Concat(text.Chunk(size).Select(part => marks.Push(new string(part)))) + marks.End();
            Assert.Equal(expected, told);
        }
    }
}
