using System.ClientModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;
using SemanticCorpus.Hosting;
using SemanticCorpus.Search;

namespace SemanticCorpus.Compatibility.Tests.Functions;

#pragma warning disable xUnit1051 // The lines stand here as the documentation shows them.

/// <summary>Search as a function of a chat model: the lines of docs/semantic-kernel.md, run.</summary>
public sealed class SearchToolTests(ServiceFixture fixture)
{
    private readonly string database = fixture.Service.Database;

    [Fact]
    public async Task The_function_describes_itself_and_finds()
    {
        var settings = SettingsReader.Read(read => read.Database = database);
        await using var session = await CorpusSession.ReadAsync(settings, CancellationToken.None);
        var search = SearchTool.Create(session.Search);
        Assert.Equal(SearchTool.DefaultName, search.Name);
        Assert.Equal(["query", "limit"], search.JsonSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Equal(["query"], search.JsonSchema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!));
        var found = (JsonElement)(await search.InvokeAsync(new() { ["query"] = "When was the Calder reactor built?", ["limit"] = 1 }, TestContext.Current.CancellationToken))!;
        Assert.Contains("1956", Assert.Single(found.GetProperty("passages").EnumerateArray()).GetProperty("text").GetString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(async () => await search.InvokeAsync(new() { ["query"] = "x", ["limit"] = 0 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_chat_client_calls_it()
    {
        await using var llm = await ToolCallingLlm.StartAsync();
        var anyChatClient = new OpenAI.Chat.ChatClient("stub", new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = llm.Address }).AsIChatClient();
        var settings = SettingsReader.Read(read => read.Database = database);
        await using var session = await CorpusSession.ReadAsync(settings, CancellationToken.None);
        var client = anyChatClient.AsBuilder().UseFunctionInvocation().Build();
        var options = new ChatOptions { Tools = [SearchTool.Create(session.Search)] };
        var answer = await client.GetResponseAsync("What do my documents say about reactors?", options);
        Assert.Contains("1956", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Semantic_Kernel_calls_it()
    {
        await using var llm = await ToolCallingLlm.StartAsync();
        var (address, apiKey) = (llm.Address, "none");
        var settings = SettingsReader.Read(read => read.Database = database);
        await using var session = await CorpusSession.ReadAsync(settings, CancellationToken.None);
        var builder = Kernel.CreateBuilder();
#pragma warning disable SKEXP0010 // The overload with an address is marked experimental.
        builder.AddOpenAIChatCompletion("gpt-4o-mini", address, apiKey);
#pragma warning restore SKEXP0010
        var kernel = builder.Build();
        var search = SearchTool.Create(session.Search, description: "Searches the news archive.");
#pragma warning disable SKEXP0001 // So is the conversion.
        kernel.Plugins.AddFromFunctions("corpus", [search.AsKernelFunction()]);
#pragma warning restore SKEXP0001
        var settingsOfChat = new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
        var answer = await kernel.InvokePromptAsync("What do my documents say about reactors?", new(settingsOfChat));
        Assert.Contains("1956", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documentation_s_lines_are_those_that_are_run()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "SemanticCorpus.sln")))
        {
            root = root.Parent!;
        }

        var stop = TestContext.Current.CancellationToken;
        var run = await File.ReadAllTextAsync(Path.Combine(root.FullName, "tests", "SemanticCorpus.Compatibility.Tests", "Functions", "SearchToolTests.cs"), stop);
        var inCode = false;
        var lines = 0;
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(root.FullName, "docs", "semantic-kernel.md"), stop))
        {
            inCode = line.StartsWith("```", StringComparison.Ordinal) ? !inCode : inCode;
            if (inCode && !line.StartsWith("```", StringComparison.Ordinal) && !line.StartsWith("Console.", StringComparison.Ordinal))
            {
                Assert.Contains(line.Trim(), run, StringComparison.Ordinal);
                lines++;
            }
        }

        Assert.True(lines >= 13);
    }
}
