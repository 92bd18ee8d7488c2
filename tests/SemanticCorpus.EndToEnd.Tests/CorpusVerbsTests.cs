using System.Text.Json;
using Xunit;

namespace SemanticCorpus.EndToEnd;

/// <summary>The verbs in the order in which a corpus lives.</summary>
public sealed class CorpusVerbsTests : IDisposable
{
    private readonly CorpusProcess corpus = new();

    [Fact]
    public async Task A_corpus_is_filled_searched_and_emptied()
    {
        var ingested = await corpus.JsonAsync("ingest", "seeds", "--tag", "news", "--property", "desk=tech");
        Assert.Equal(5, ingested.GetProperty("added").GetInt32());
        Assert.Equal(5, (await corpus.JsonAsync("ingest", "seeds", "--tag", "news", "--property", "desk=tech")).GetProperty("unchanged").GetInt32());

        var documents = (await corpus.JsonAsync("list")).GetProperty("documents").EnumerateArray().ToList();
        Assert.Equal(5, documents.Count);
        Assert.All(documents, document => Assert.Equal("tech", document.GetProperty("properties").GetProperty("desk").GetString()));
        var id = documents[0].GetProperty("id").GetString()!;

        var shown = await corpus.JsonAsync("show", id, "--original");
        Assert.Equal(await File.ReadAllTextAsync(shown.GetProperty("source").GetString()!, TestContext.Current.CancellationToken), shown.GetProperty("original").GetString());

        foreach (var mode in (string[])["hybrid", "semantic", "keyword"])
        {
            var found = await corpus.JsonAsync("search", "open source models", "--mode", mode, "--limit", "3", "--context", "1", "--explain", "--tag", "NEWS");
            Assert.Equal(mode, found.GetProperty("mode").GetString());
            var passages = found.GetProperty("passages").EnumerateArray().ToList();
            Assert.Equal(3, passages.Count);
            Assert.All(passages, IsConsistent);
        }

        Assert.Equal(0, (await corpus.JsonAsync("search", "models", "--tag", "sports")).GetProperty("passages").GetArrayLength());

        var related = (await corpus.JsonAsync("related", id)).GetProperty("passages").EnumerateArray().ToList();
        Assert.Equal(4, related.Count);
        Assert.DoesNotContain(related, passage => passage.GetProperty("documentId").GetString() == id);

        Assert.True((await corpus.JsonAsync("doctor")).GetProperty("healthy").GetBoolean());
        Assert.Equal(id, Assert.Single((await corpus.JsonAsync("delete", id)).GetProperty("deleted").EnumerateArray()).GetString());
        Assert.Equal(4, (await corpus.JsonAsync("status")).GetProperty("documents").GetInt32());
        Assert.Equal(1, (await corpus.RunAsync("delete", id)).Code);
    }

    [Fact]
    public async Task Prune_removes_what_is_gone_from_the_folder_only()
    {
        var folder = Directory.CreateDirectory(Path.Combine(corpus.Folder, "notes")).FullName;
        var gone = Path.Combine(folder, "gone.txt");
        await File.WriteAllTextAsync(gone, "A note on tides\n\nThe tide turns twice a day.\n", TestContext.Current.CancellationToken);
        await corpus.JsonAsync("ingest", folder, Path.Combine(CorpusProcess.Seeds, "000_b6b1ec377f2a86ed.txt"));
        File.Delete(gone);

        Assert.Equal(1, (await corpus.JsonAsync("ingest", folder, "--prune")).GetProperty("removed").GetInt32());
        Assert.Equal(1, (await corpus.JsonAsync("status")).GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task Preview_shows_what_is_dropped_and_why()
    {
        var preview = await corpus.JsonAsync("preview", Path.Combine("seeds", "000_b6b1ec377f2a86ed.txt"));

        Assert.Contains(preview.GetProperty("blocks").EnumerateArray(), block => !block.GetProperty("kept").GetBoolean() && block.GetProperty("droppedBecause").GetString()!.Length > 0);
        var text = preview.GetProperty("text").GetString()!;
        Assert.Equal(text, string.Concat(preview.GetProperty("passages").EnumerateArray().Select(passage => passage.GetProperty("text").GetString())));
    }

    [Fact]
    public async Task What_is_dropped_is_not_found()
    {
        foreach (var file in Directory.GetFiles(CorpusProcess.Seeds, "*.txt"))
        {
            var dropped = (await corpus.JsonAsync("preview", file)).GetProperty("blocks").EnumerateArray()
                .Where(block => !block.GetProperty("kept").GetBoolean())
                .Select(block => block.GetProperty("text").GetString()!)
                .OrderByDescending(text => text.Length)
                .FirstOrDefault();
            if (dropped is null)
            {
                continue;
            }

            var query = dropped.Length > 200 ? dropped[..200] : dropped;
            var found = await corpus.JsonAsync("search", query, "--from", CorpusProcess.Seeds);
            Assert.All(found.GetProperty("passages").EnumerateArray(), passage =>
                Assert.DoesNotContain(query, passage.GetProperty("text").GetString()!, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Questions_are_evaluated()
    {
        var file = Path.Combine(corpus.Folder, "questions.jsonl");
        await File.WriteAllTextAsync(
            file,
            """
            {"id": "1", "question": "what did critics say about offense-defense asymmetry", "answers": ["strengthen attackers", "offense needs only to get lucky once"], "documents": ["004"]}
            {"id": "2", "question": "How long should sourdough bread rise overnight?", "answers": [], "documents": []}
            """,
            TestContext.Current.CancellationToken);

        var metrics = await corpus.JsonAsync("eval", "--questions", file, "--from", "seeds");

        Assert.Equal(1, metrics.GetProperty("questions").GetInt32());
        Assert.Equal(1, metrics.GetProperty("hitAt3").GetInt32());
        Assert.Equal(1, metrics.GetProperty("abstained").GetProperty("correct").GetInt32());
        Assert.Equal(1, metrics.GetProperty("abstained").GetProperty("of").GetInt32());
    }

    public void Dispose() => corpus.Dispose();

    private static void IsConsistent(JsonElement passage)
    {
        var text = passage.GetProperty("text").GetString()!;
        var span = passage.GetProperty("span");
        Assert.Equal(text.Length, span.GetProperty("length").GetInt32());
        Assert.InRange(passage.GetProperty("relevance").GetDouble(), 0, 1);
        var best = passage.GetProperty("bestSentence");
        var start = best.GetProperty("span").GetProperty("start").GetInt32() - span.GetProperty("start").GetInt32();
        Assert.Equal(best.GetProperty("text").GetString(), text.Substring(start, best.GetProperty("span").GetProperty("length").GetInt32()));
        Assert.True(passage.GetProperty("neighbours").GetArrayLength() > 0);
        Assert.True(passage.TryGetProperty("scores", out _));
    }
}
