using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Hosting;

/// <summary>Downloads a model from a hub that speaks the Hugging Face hub's HTTP interface: <c>/api/models/ID/tree/REVISION</c> lists the
/// files with their hashes, <c>/ID/resolve/REVISION/FILE</c> gives one. A stopped download goes on where it was; every file is checked.</summary>
/// <param name="installer">Adds what was downloaded.</param>
/// <param name="handler">Carries requests; null takes the system's.</param>
public sealed class ModelDownload(ModelInstaller installer, HttpMessageHandler? handler = null)
{
    private const int ProgressSteps = 1000;
    private const long LargestSettings = 64 << 20;
    private const string Branch = "main";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Downloads and adds a model.</summary>
    /// <param name="address">Its page on the hub, such as <c>https://hub.example/owner/model</c>; <c>/tree/REVISION</c> may follow.</param>
    /// <param name="name">What to call it; null takes the last part of the address.</param>
    /// <param name="sample">Texts to fit a projection of token vectors to, where one is needed.</param>
    /// <param name="progress">Told how much is done, 0 to 1,000.</param>
    /// <param name="cancellationToken">Ends the call; what was downloaded stays for the next time.</param>
    /// <exception cref="ModelException">The hub cannot be reached or refuses, a file is not what the hub says it is, or the model cannot be used.</exception>
    public async Task<CatalogModel> AddAsync(Uri address, string? name, IAsyncEnumerable<string> sample, Action<int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(progress);
        var (hub, id, revision) = Parse(address);
        var called = name ?? id[(id.LastIndexOf('/') + 1)..];
        var building = installer.Building(called);
        Directory.CreateDirectory(building);
        using var http = new HttpClient(handler ?? new SocketsHttpHandler { ConnectTimeout = s_patience }, disposeHandler: handler is null) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            var files = HubFile.Choose(await ListAsync(http, hub, id, revision, cancellationToken).ConfigureAwait(false), id);
            var total = Math.Max(1, files.Sum(file => file.Size));
            var before = 0L;
            foreach (var file in files)
            {
                var done = before;
                await FetchAsync(http, new Uri(hub, $"{id}/resolve/{revision}/{file.Path}"), file, Path.Combine(building, file.Path), bytes => progress((int)((done + bytes) * ProgressSteps / total)), cancellationToken)
                    .ConfigureAwait(false);
                before += file.Size;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TimeoutException)
        {
            throw new ModelException($"{address} cannot be downloaded: {failure.Message} The same command again goes on where this one stopped.", failure);
        }

        return await installer.FinishAsync(called, sample, cancellationToken).ConfigureAwait(false);
    }

    private static (Uri Hub, string Id, string Revision) Parse(Uri address)
    {
        var parts = address.AbsolutePath.Trim('/').Split('/');
        var revision = parts.Length == 4 && parts[2] == "tree" ? parts[3] : parts.Length == 2 ? Branch : null;
        return revision is not null && parts.All(part => part.Length > 0 && part is not "." and not "..")
            ? (new Uri(address.GetLeftPart(UriPartial.Authority) + "/"), $"{parts[0]}/{parts[1]}", revision)
            : throw new ModelException($"{address} is no model's page; its address has the form https://HUB/OWNER/MODEL or https://HUB/OWNER/MODEL/tree/REVISION.");
    }

    private static async Task<HubFile[]> ListAsync(HttpClient http, Uri hub, string id, string revision, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(hub, $"api/models/{id}/tree/{revision}?recursive=true"), cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new ModelException($"{hub.Host} has no model {id} with revision {revision} that everybody may read ({(int)response.StatusCode}). Check the address, or download it yourself and `corpus model add FOLDER`.");
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(HubJson.Default.HubFileArray, cancellationToken).ConfigureAwait(false) ?? [];
    }

    private static async Task FetchAsync(HttpClient http, Uri address, HubFile file, string path, Action<long> progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path) && new FileInfo(path).Length == file.Size && await IsWholeAsync(path, file, cancellationToken).ConfigureAwait(false))
        {
            progress(file.Size);
            return;
        }

        var partial = path + ".partial";
        var have = File.Exists(partial) ? new FileInfo(partial).Length : 0;
        if (have < file.Size || file.Size == 0)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Range = have > 0 ? new RangeHeaderValue(have, null) : null;
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();

            // A server that does not know ranges sends all of it again.
            var resumed = response.StatusCode == HttpStatusCode.PartialContent;
            await using var target = new FileStream(partial, resumed ? FileMode.Append : FileMode.Create, FileAccess.Write);
            await using var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await CopyAsync(source, target, file, progress, cancellationToken).ConfigureAwait(false);
        }

        if (!await IsWholeAsync(partial, file, cancellationToken).ConfigureAwait(false))
        {
            File.Delete(partial);
            throw new ModelException($"{address} is not what the hub says it is: its hash is another. Nothing of it was used; the same command again downloads it anew.");
        }

        File.Move(partial, path, overwrite: true);
    }

    private static async Task CopyAsync(Stream source, FileStream target, HubFile file, Action<long> progress, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        while (true)
        {
            stall.CancelAfter(s_patience);
            int read;
            try
            {
                read = await source.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"nothing came for {s_patience.TotalSeconds:0} s.");
            }

            if (read == 0)
            {
                if (target.Length < file.Size)
                {
                    throw new IOException($"{file.Path} ended after {target.Length} of {file.Size} bytes.");
                }

                return;
            }

            if (target.Length + read > file.Size)
            {
                throw new ModelException($"{file.Path} is longer than the {file.Size} bytes that the hub says it has.");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            progress(target.Length);
        }
    }

    /// <summary>Compares with the hub's hash: SHA-256 of large files, and git's of the others, which is the SHA-1 of "blob SIZE", a NUL and the content.</summary>
    private static async Task<bool> IsWholeAsync(string path, HubFile file, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        if (file.Lfs is { } large)
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false)) == large.Oid;
        }

        if (content.Length > LargestSettings)
        {
            return false;
        }

        var header = Encoding.ASCII.GetBytes($"blob {content.Length}\0");
        using var all = new MemoryStream();
        all.Write(header);
        await content.CopyToAsync(all, cancellationToken).ConfigureAwait(false);
#pragma warning disable CA5350 // Git names its objects by SHA-1; there is no other hash to compare with.
        return Convert.ToHexStringLower(SHA1.HashData(all.GetBuffer().AsSpan(0, (int)all.Length))) == file.Oid;
#pragma warning restore CA5350
    }
}
