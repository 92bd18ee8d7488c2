using SemanticCorpus.Server.Limits;

namespace SemanticCorpus.Server.Keys;

/// <summary>Stops the start where the service would be open to others: on an address beyond this machine without a key.</summary>
internal sealed class ListenGuard(ServerSettings settings, KeyFile keys) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var url in settings.Urls.Split(';'))
        {
            if (!Loopback.Is(BindingAddress.Parse(url).Host) && keys.All().Count == 0)
            {
                throw new ArgumentException(
                    $"Server:Urls: {url} can be reached from other machines, and there is no key. Create one with `corpus key create NAME`, or listen on {CorpusServer.DefaultUrl}.");
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
