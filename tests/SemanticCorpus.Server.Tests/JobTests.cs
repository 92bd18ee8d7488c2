using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed class JobTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<JsonElement> FollowAsync(ServerHost host, string id)
    {
        using var stream = await host.Client.GetStreamAsync($"/v1/jobs/{id}/events");
        SseItem<string> last = default;
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
        {
            last = item;
        }

        Assert.Equal("done", last.EventType);
        return JsonDocument.Parse(last.Data).RootElement;
    }

    [Fact]
    public async Task An_accepted_job_goes_on_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("corpus-restart-").FullName;
        try
        {
            string id;
            await using (var first = await ServerHost.StartAsync(folder: folder))
            {
                var (status, body) = await first.PostAsync("/v1/corpora/main/documents", new
                {
                    documents = Enumerable.Range(0, 60).Select(i => new { id = $"d{i}", text = $"Document {i} says that otters live in river number {i}." }),
                });
                Assert.Equal(HttpStatusCode.Accepted, status);
                id = body.GetProperty("job").GetProperty("id").GetString()!;
            }

            await using var second = await ServerHost.StartAsync(folder: folder);
            var done = await FollowAsync(second, id);
            Assert.Equal("succeeded", done.GetProperty("state").GetString());
            Assert.Equal(60, done.GetProperty("done").GetInt32());
            Assert.Equal(60, (await second.GetAsync("/v1/corpora/main")).GetProperty("documents").GetInt32());
            Assert.Empty(Directory.GetFiles(Path.Combine(folder, "jobs", id), "*.content"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Results_name_what_failed_and_finished_jobs_are_kept_for_a_while()
    {
        await using var host = await ServerHost.StartAsync(settings => settings.Limits.KeptJobs = 1);
        var (_, body) = await host.PostAsync("/v1/corpora/main/documents?wait=true", new
        {
            documents = new object[] { new { source = "a", text = "Otters eat fish." }, new { source = "b", text = " " } },
        });
        var job = body.GetProperty("job");
        Assert.Equal((1, 1, 2), (job.GetProperty("added").GetInt32(), job.GetProperty("failed").GetInt32(), job.GetProperty("total").GetInt32()));
        Assert.Contains(job.GetProperty("results").EnumerateArray(), result => result.TryGetProperty("reason", out var reason) && reason.GetString()!.Length > 0);
        var first = job.GetProperty("id").GetString()!;
        for (var i = 0; i < 2; i++)
        {
            await host.PutAsync($"later-{i}", "Bees make honey.");
        }

        // A third job begins when the second one has tidied up.
        await host.PutAsync("last", "Bees make honey.");
        using var gone = await host.Client.GetAsync($"/v1/jobs/{first}", Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }
}
