using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using SemanticCorpus.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(Site))]

namespace SemanticCorpus.Browser;

/// <summary>The service as a process with the sample articles, taken in over HTTP, and one browser for all tests.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly ServiceProcess service = new();
    private IPlaywright? playwright;

    /// <summary>Why nothing can be tested here, or null.</summary>
    public string? Missing { get; private set; }

    public HttpClient Http { get; } = new();

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is not { } chromium)
        {
            Missing = "Chromium is missing: install the package chromium to test the web page in a browser.";
            return;
        }

        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright, chromium);
        Http.BaseAddress = await service.StartAsync();
        await UploadAsync("main", [.. Directory.GetFiles(Path.Combine(ServiceProcess.Repository, "seeds"), "*.txt").Order(StringComparer.Ordinal)]);
    }

    /// <summary>Makes a corpus for a test that changes documents.</summary>
    public async Task CreateCorpusAsync(string name) =>
        (await Http.PutAsync(new Uri($"/v1/corpora/{name}", UriKind.Relative), null)).EnsureSuccessStatusCode();

    /// <summary>Takes documents in and waits until they can be found.</summary>
    public async Task AddAsync(string corpus, object body)
    {
        using var answer = await Http.PostAsJsonAsync($"/v1/corpora/{corpus}/documents?wait=true", body);
        await CheckAsync(answer);
    }

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(path);

    public async ValueTask DisposeAsync()
    {
        if (playwright is not null)
        {
            await Browser.DisposeAsync();
            playwright.Dispose();
        }

        Http.Dispose();
        await service.DisposeAsync();
    }

    private async Task UploadAsync(string corpus, IReadOnlyList<string> files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var file in files)
        {
            var content = new ByteArrayContent(await File.ReadAllBytesAsync(file));
            content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
            form.Add(content, "files", Path.GetFileName(file));
        }

        using var answer = await Http.PostAsync(new Uri($"/v1/corpora/{corpus}/documents?wait=true", UriKind.Relative), form);
        await CheckAsync(answer);
    }

    private static async Task CheckAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        Assert.Equal("succeeded", JsonDocument.Parse(text).RootElement.GetProperty("job").GetProperty("state").GetString());
    }
}
