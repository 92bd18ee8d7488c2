using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace SemanticCorpus.Compatibility.Tests.Mcp;

/// <summary>Clients of the Model Context Protocol against the command and the service.</summary>
public sealed class McpClientTests(ServiceFixture fixture)
{
    private static readonly string[] Tools = ["ask", "get_document", "list_documents", "related", "search"];

    private string[] Command => [Path.Combine(AppContext.BaseDirectory, "corpus.dll"), "mcp", "--db", fixture.Service.Database];

    private Uri Endpoint => new(fixture.Service.Address, "mcp");

    [Fact]
    public async Task The_package_reaches_the_command_over_stdio_beside_a_running_service()
    {
        await using var client = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions { Command = "dotnet", Arguments = Command }),
            cancellationToken: TestContext.Current.CancellationToken);
        await TryAsync(client);
    }

    [Fact]
    public async Task The_package_reaches_the_service_over_http()
    {
        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = Endpoint }),
            cancellationToken: TestContext.Current.CancellationToken);
        await TryAsync(client);
    }

    [Fact]
    public async Task The_typescript_client_reaches_the_service_over_http() =>
        Check(await NodeProgram.RunAsync("mcp.mjs", "http", Endpoint.ToString()));

    [Fact]
    public async Task The_typescript_client_reaches_the_command_over_stdio() =>
        Check(await NodeProgram.RunAsync(["mcp.mjs", "stdio", "dotnet", .. Command]));

    private static void Check(JsonNode told)
    {
        Assert.Equal(Tools, told["tools"]!.AsArray().Select(name => (string)name!));
        Assert.Equal("""["query"]""", told["required"]!.ToJsonString());
        Assert.Contains("wild yeast", (string)told["search"]!["text"]!, StringComparison.Ordinal);
        Assert.Contains("1956", (string)JsonNode.Parse((string)told["ask"]!["text"]!)!["answer"]!, StringComparison.Ordinal);
        Assert.False((bool)told["document"]!["isError"]!);
        Assert.False((bool)told["related"]!["isError"]!);
        Assert.Equal("""{"isError":true,"text":"limit: 0 is outside 1 to 100."}""", told["wrong"]!.ToJsonString());
        Assert.Equal(Service.Reactor, (string)told["resource"]!);
    }

    private static async Task TryAsync(McpClient client)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var tools = await client.ListToolsAsync(cancellationToken: cancellation);
        Assert.Equal(Tools, tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.NotEmpty(tool.Description));

        var (asked, _) = await CallAsync(client, "ask", new() { ["question"] = "When was the Calder reactor built?" });
        Assert.Contains("1956", (string)JsonNode.Parse(asked)!["citations"]![0]!["quote"]!, StringComparison.Ordinal);

        var (listed, _) = await CallAsync(client, "list_documents", new() { ["limit"] = 2 });
        var ids = JsonNode.Parse(listed)!["documents"]!.AsArray().Select(document => (string)document!["id"]!).ToList();
        Assert.Equal(2, ids.Count);
        var (rest, _) = await CallAsync(client, "list_documents", new() { ["after"] = ids[1] });
        Assert.Single(JsonNode.Parse(rest)!["documents"]!.AsArray());

        Assert.Equal(("id: there is no document none. list_documents and search give the ids.", true), await CallAsync(client, "get_document", new() { ["id"] = "none" }));
        Assert.Equal(("corpus: there is no corpus none. There are: main.", true), await CallAsync(client, "search", new() { ["query"] = "x", ["corpus"] = "none" }));
        Assert.Equal(("An argument has the wrong form. tools/list gives the form of each.", true), await CallAsync(client, "search", new() { ["query"] = "x", ["mode"] = "bogus" }));
        Assert.True((await CallAsync(client, "search", [])).IsError);

        var resources = await client.ListResourcesAsync(cancellationToken: cancellation);
        var reactor = resources.Single(resource => resource.Description!.Contains("reactor", StringComparison.Ordinal));
        var read = await client.ReadResourceAsync(reactor.Uri, cancellationToken: cancellation);
        Assert.Equal(Service.Reactor, Assert.IsType<TextResourceContents>(Assert.Single(read.Contents)).Text);
        var missing = await Assert.ThrowsAnyAsync<McpException>(async () => await client.ReadResourceAsync("corpus://main/documents/none", cancellationToken: cancellation));
        Assert.Contains("There is no document corpus://main/documents/none.", missing.Message, StringComparison.Ordinal);
    }

    private static async Task<(string Text, bool IsError)> CallAsync(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var answer = await client.CallToolAsync(tool, arguments, cancellationToken: TestContext.Current.CancellationToken);
        return (Assert.IsType<TextContentBlock>(answer.Content[0]).Text, answer.IsError == true);
    }
}
