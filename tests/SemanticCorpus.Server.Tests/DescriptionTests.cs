using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed class DescriptionTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static readonly string[] WithoutBody = ["createCorpus", "rereadDocument"];

    [Fact]
    public async Task Every_route_tells_its_bodies_answers_and_errors()
    {
        var paths = (await host.GetAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject();
        foreach (var operation in paths.SelectMany(path => path.Value.EnumerateObject()))
        {
            var id = operation.Value.GetProperty("operationId").GetString()!;
            Assert.False(string.IsNullOrEmpty(operation.Value.GetProperty("summary").GetString()), id);
            if (operation.Name is "post" or "put" && !WithoutBody.Contains(id))
            {
                Assert.All(operation.Value.GetProperty("requestBody").GetProperty("content").EnumerateObject(), body => Assert.True(body.Value.TryGetProperty("schema", out _), id));
            }

            var answers = operation.Value.GetProperty("responses").EnumerateObject().ToDictionary(answer => answer.Name, answer => answer.Value);
            Assert.Contains(answers.Keys, status => status[0] == '2');
            Assert.All(answers.Where(answer => answer.Key is not ("204" or "503") && answer.Value.TryGetProperty("content", out _)), answer =>
                Assert.All(answer.Value.GetProperty("content").EnumerateObject(), body => Assert.True(body.Value.TryGetProperty("schema", out _), $"{id} {answer.Key}")));
            Assert.All(answers.Where(answer => answer.Key[0] == '2' && answer.Key != "204"), answer => Assert.True(answer.Value.TryGetProperty("content", out _), $"{id} {answer.Key}"));
            if (id is not ("healthz" or "readyz"))
            {
                Assert.All((string[])["400", "401", "403", "404", "413", "429", "503"], status => Assert.True(answers[status].TryGetProperty("content", out _), $"{id} {status}"));
            }
        }
    }
}
