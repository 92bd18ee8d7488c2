using SemanticCorpus.Search;
using SemanticCorpus.Server.Corpora;

namespace SemanticCorpus.Server;

/// <summary>Loads the model and opens the main corpus before the service takes requests, so that a wrong setting stops the start.</summary>
internal sealed class CorpusStart(CorpusRegistry corpora) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await corpora.StartAsync(cancellationToken).ConfigureAwait(false);

        // The index is loaded by the first search; nobody should have to wait for that.
        var main = await corpora.GetAsync(CorpusName.Main, cancellationToken).ConfigureAwait(false);
        main.Answerer.Compose(await main.Search.SearchAsync(new SearchRequest { Query = "What is this about?" }, cancellationToken).ConfigureAwait(false));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
