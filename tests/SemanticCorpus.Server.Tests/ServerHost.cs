using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using SemanticCorpus.Hosting;
using SemanticCorpus.Server.Keys;
using Xunit;

namespace SemanticCorpus.Server.Tests;

/// <summary>The real service in this process, on a free port, over a folder of its own. As a class fixture it is shared by the tests of a class.</summary>
public sealed class ServerHost : IAsyncLifetime
{
    private readonly string folder;
    private readonly bool ownsFolder;
    private readonly ServerSettings settings;

    public ServerHost()
        : this(new ServerSettings())
    {
    }

    private ServerHost(ServerSettings settings, string? folder = null)
    {
        this.settings = settings;
        settings.Urls = "http://127.0.0.1:0";
        ownsFolder = folder is null;
        this.folder = folder ?? Directory.CreateTempSubdirectory("corpus-server-").FullName;
        Keys = new KeyFile(Database, TimeProvider.System);
    }

    public KeyFile Keys { get; }

    public HttpClient Client { get; private set; } = null!;

    public WebApplication App { get; private set; } = null!;

    private string Database => Path.Combine(folder, "main.db");

    public static async Task<ServerHost> StartAsync(Action<ServerSettings>? set = null, string? folder = null)
    {
        var settings = new ServerSettings();
        set?.Invoke(settings);
        var host = new ServerHost(settings, folder);
        await host.InitializeAsync();
        return host;
    }

    public async ValueTask InitializeAsync()
    {
        var corpus = new CorpusSettings { Database = Database };
        corpus.Model.Folder = ModelFolder.Delivered();
        App = CorpusServer.Create(corpus, settings);
        await App.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        if (ownsFolder)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Takes a text in under an id and waits until it can be found.</summary>
    public async Task PutAsync(string id, string text, string? title = null, string corpus = "main")
    {
        var answer = await Client.PutAsJsonAsync($"/v1/corpora/{corpus}/documents/{id}?wait=true", new { text, title });
        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    public Task<JsonElement> GetAsync(string address) => Client.GetFromJsonAsync<JsonElement>(address);

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string address, object body)
    {
        using var answer = await Client.PostAsJsonAsync(address, body);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
