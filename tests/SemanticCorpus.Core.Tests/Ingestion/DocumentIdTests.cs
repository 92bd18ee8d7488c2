using SemanticCorpus.Ingestion;
using Xunit;

namespace SemanticCorpus.Core.Tests.Ingestion;

public sealed class DocumentIdTests
{
    [Fact]
    public void The_same_source_gives_the_same_readable_id()
    {
        var id = DocumentId.From("/articles/Open Source AI.html");
        Assert.Equal(id, DocumentId.From("/articles/Open Source AI.html"));
        Assert.Matches("^open-source-ai-[0-9a-f]{10}$", id);
    }

    [Fact]
    public void Files_of_the_same_name_differ() => Assert.NotEqual(DocumentId.From("/a/x.txt"), DocumentId.From("/b/x.txt"));

    [Theory]
    [InlineData("///")]
    [InlineData("日本語")]
    [InlineData("../../etc/passwd")]
    [InlineData("https://a.example/?q=<script>")]
    public void Odd_sources_give_plain_ids(string source) => Assert.Matches("^[a-z0-9_-]+$", DocumentId.From(source));
}
