using SemanticCorpus.Server.Corpora;

namespace SemanticCorpus.Server;

/// <summary>Loads the model and opens the main corpus before the service takes requests, so that a wrong setting stops the start.</summary>
internal sealed class CorpusStart(CorpusRegistry corpora) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => corpora.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
