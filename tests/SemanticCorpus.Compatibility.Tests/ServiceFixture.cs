using SemanticCorpus.Compatibility.Tests;
using SemanticCorpus.Server;

[assembly: AssemblyFixture(typeof(ServiceFixture))]

namespace SemanticCorpus.Compatibility.Tests;

/// <summary>A service without a language model, shared by the tests that only read.</summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    public Service Service { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Service = await Service.StartAsync(new ServerSettings());

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
