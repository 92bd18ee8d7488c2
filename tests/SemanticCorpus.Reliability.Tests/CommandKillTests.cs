using System.Diagnostics;
using SemanticCorpus.Hosting;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Search;
using SemanticCorpus.Transfer;
using Xunit;

namespace SemanticCorpus.Reliability;

/// <summary>Commands that are killed at random moments: ingest, delete and export.</summary>
public sealed class CommandKillTests
{
    private const int Files = 30;
    private readonly Random random = Bench.Random(3);

    [Fact]
    public async Task An_ingest_keeps_what_it_reported_and_the_next_one_goes_on()
    {
        using var place = new Workplace();
        var files = Directory.CreateDirectory(place.At("articles")).FullName;
        var version = 0;
        var times = Bench.Times(10, 250);
        var kills = 0;
        while (kills < times)
        {
            // Every few kills the files change, so that ingests replace as well as add.
            if (kills % 5 == 0)
            {
                version++;
                for (var i = 0; i < Files; i++)
                {
                    await File.WriteAllTextAsync(Path.Combine(files, $"{i}.txt"), Texts.Of(i, version), Bench.Cancellation);
                }
            }

            using var ingest = await Published.StartAsync(null, "ingest", files, "--db", place.Database);
            kills += await KillAsync(ingest, 700) ? 1 : 0;
            var reported = (await ingest.StandardOutput.ReadToEndAsync(Bench.Cancellation)).Split('\n').SkipLast(1).Where(line => line.StartsWith("added ", StringComparison.Ordinal) || line.StartsWith("replaced ", StringComparison.Ordinal))
                .Select(line => int.Parse(Path.GetFileNameWithoutExtension(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]), System.Globalization.CultureInfo.InvariantCulture)).ToList();
            if (File.Exists(place.Database) && new FileInfo(place.Database).Length + (File.Exists(place.Database + "-wal") ? 1 : 0) > 0)
            {
                await CheckAsync(place, files, reported, version);
            }
            else
            {
                Assert.Empty(reported);
            }
        }

        var last = await Published.RunAsync("ingest", files, "--db", place.Database);
        Assert.True(last.Code == 0, last.Error);
        await CheckAsync(place, files, [.. Enumerable.Range(0, Files)], version);
        Bench.Report("kill -9 of `corpus ingest`, adding and replacing", $"{kills}", "every reported document found by id, keyword and vector; the same command ends the work, without duplicates");
    }

    [Fact]
    public async Task A_deletion_is_whole_or_not_begun_and_an_export_is_never_half()
    {
        using var place = new Workplace();
        await using (var session = await CorpusSession.WriteAsync(place.Settings, Bench.Cancellation))
        {
            await foreach (var _ in session.Ingestor.IngestAsync(Enumerable.Range(0, 150).Select(i => new SourceItem
            {
                Source = $"d{i}", Id = $"d{i}", ReadAsync = _ => ValueTask.FromResult(new SourceContent(System.Text.Encoding.UTF8.GetBytes(Texts.Of(i, 1)), new())),
            }), Bench.Cancellation))
            {
            }
        }

        var times = Bench.Times(10, 175);
        var exports = await ExportsAsync(place, times);
        var deletions = 0;
        for (var first = 0; deletions < times; first = (first + 5) % 150)
        {
            string[] ids = [.. Enumerable.Range(first, 5).Select(i => $"d{i}")];
            using var delete = await Published.StartAsync(null, ["delete", .. ids, "--db", place.Database]);
            deletions += await KillAsync(delete, 350) ? 1 : 0;
            var reported = (await delete.StandardOutput.ReadToEndAsync(Bench.Cancellation)).Split('\n').SkipLast(1).Select(line => line.Trim().Split(' ')[^1]).ToList();
            await Workplace.AssertWholeAsync(place.Database);
            await using var store = await Workplace.ReadAsync(place.Database);
            foreach (var id in ids)
            {
                Assert.False(reported.Contains(id) && await store.GetSummaryAsync(id, Bench.Cancellation) is not null, $"{id} was reported as deleted and is there.");
            }
        }

        Bench.Report("kill -9 of `corpus export`", $"{exports}", "the file of that name is the earlier one or a whole new one, never a part");
        Bench.Report("kill -9 of `corpus delete`", $"{deletions}", "what was reported is gone; the rest is whole");
    }

    private async Task<int> ExportsAsync(Workplace place, int times)
    {
        var target = place.At("all.corpus");
        var kills = 0;
        while (kills < times)
        {
            using var export = await Published.StartAsync(null, "export", target, "--db", place.Database);
            kills += await KillAsync(export, 400) ? 1 : 0;
            if (File.Exists(target))
            {
                Assert.Equal(150, (await CorpusArchive.CheckAsync(target, Bench.Cancellation)).Documents);
            }
        }

        await Workplace.AssertWholeAsync(place.Database);
        return kills;
    }

    /// <summary>Kills it at some moment.</summary>
    /// <returns>Whether it was still running.</returns>
    private async Task<bool> KillAsync(Process process, int latestMilliseconds)
    {
        await Task.Delay(random.Next(60, latestMilliseconds), Bench.Cancellation);
        var running = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync(Bench.Cancellation);
        return running;
    }

    private static async Task CheckAsync(Workplace place, string files, List<int> reported, int version)
    {
        await using var session = await CorpusSession.WriteAsync(place.Settings, Bench.Cancellation);
        Assert.Empty(await session.Store.CheckAsync(Bench.Cancellation));
        Assert.True((await session.Store.GetStatusAsync(Bench.Cancellation)).Documents <= Files);
        foreach (var i in reported)
        {
            var id = DocumentId.From(Path.Combine(files, $"{i}.txt"));
            Assert.Equal(Texts.Of(i, version), (await session.Store.GetDocumentAsync(id, Bench.Cancellation))?.Text);
            var byWord = await session.Search.SearchAsync(new SearchRequest { Query = Texts.Word(i, version), Mode = SearchMode.Keyword }, Bench.Cancellation);
            Assert.Equal([id], byWord.Passages.Select(passage => passage.Document.Id).Distinct());
            var byMeaning = await session.Search.SearchAsync(
                new SearchRequest { Query = Texts.Of(i, version), Mode = SearchMode.Semantic, Filter = new() { DocumentIds = [id] } }, Bench.Cancellation);
            Assert.Equal([id], byMeaning.Passages.Select(passage => passage.Document.Id).Distinct());
        }

        // Those that were not reported are wholly of this version or an earlier one.
        await foreach (var document in session.Store.ListDocumentsAsync(new(), Bench.Cancellation))
        {
            var i = int.Parse(Path.GetFileNameWithoutExtension(document.Source), System.Globalization.CultureInfo.InvariantCulture);
            var text = (await session.Store.GetDocumentAsync(document.Id, Bench.Cancellation))!.Text;
            Assert.Contains(text, Enumerable.Range(1, version).Select(earlier => Texts.Of(i, earlier)));
        }
    }
}
