using Xunit;

namespace SemanticCorpus.EndToEnd;

public sealed class AskTests : IDisposable
{
    private const string Question = "what did critics say about offense-defense asymmetry";
    private readonly CorpusProcess corpus = new();

    [Fact]
    public async Task Answers_with_a_sentence_that_stands_where_it_says()
    {
        var answer = await corpus.JsonAsync("ask", Question, "--from", CorpusProcess.Seeds);

        Assert.True(answer.GetProperty("answered").GetBoolean());
        var citations = answer.GetProperty("citations").EnumerateArray().ToList();
        Assert.Contains(citations, citation =>
            citation.GetProperty("quote").GetString()!.Contains("strengthen attackers", StringComparison.Ordinal)
            || citation.GetProperty("quote").GetString()!.Contains("offense needs only to get lucky once", StringComparison.Ordinal));
        foreach (var citation in citations)
        {
            var document = await corpus.JsonAsync("show", citation.GetProperty("documentId").GetString()!, "--from", CorpusProcess.Seeds);
            var span = citation.GetProperty("span");
            var text = document.GetProperty("text").GetString()!;
            Assert.Equal(citation.GetProperty("quote").GetString(), text.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()));
        }
    }

    [Fact]
    public async Task Prints_numbered_citations_without_colour_into_a_pipe()
    {
        var finished = await corpus.RunAsync("ask", Question, "--from", "seeds", "--explain");

        Assert.Equal(0, finished.Code);
        Assert.Contains("[1]", finished.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("seeds", "004"), finished.Output, StringComparison.Ordinal);
        Assert.Contains("score", finished.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', finished.Output + finished.Error);
    }

    [Fact]
    public async Task Refuses_what_the_documents_do_not_say()
    {
        var answer = await corpus.JsonAsync("ask", "How long should sourdough bread rise overnight?", "--from", CorpusProcess.Seeds);

        Assert.False(answer.GetProperty("answered").GetBoolean());
        Assert.NotEqual("", answer.GetProperty("reason").GetString());
        Assert.Equal(0, answer.GetProperty("citations").GetArrayLength());
        Assert.NotEqual(0, answer.GetProperty("passages").GetArrayLength());
    }

    [Fact]
    public async Task A_folder_is_followed()
    {
        var folder = Directory.CreateDirectory(Path.Combine(corpus.Folder, "notes")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "moon.txt"), "The far side of the moon\n\nThe probe landed in the crater Von Karman in January 2019.\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "tea.txt"), "Making tea\n\nGreen tea is brewed at eighty degrees for two minutes.\n", TestContext.Current.CancellationToken);
        Assert.Equal(2, (await corpus.JsonAsync("search", "tea", "--from", folder, "--per-document", "1")).GetProperty("passages").GetArrayLength());

        File.Delete(Path.Combine(folder, "tea.txt"));
        var left = Assert.Single((await corpus.JsonAsync("search", "tea", "--from", folder, "--per-document", "1")).GetProperty("passages").EnumerateArray());
        Assert.EndsWith("moon.txt", left.GetProperty("source").GetString(), StringComparison.Ordinal);
    }

    public void Dispose() => corpus.Dispose();
}
