using SemanticCorpus.Hosting;
using SemanticCorpus.Server.Limits;
using SemanticCorpus.Server.Llm;

namespace SemanticCorpus.Server;

/// <summary>The service's own settings: section <c>Server</c> of appsettings.json, <c>Corpus__Server__...</c> in the environment.</summary>
public sealed class ServerSettings
{
    /// <summary>Addresses to listen on, with <c>;</c> between them.</summary>
    public string Urls { get; set; } = Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? CorpusServer.DefaultUrl;

    /// <summary>The language model that words answers, where one is wanted.</summary>
    public LlmSettings Llm { get; set; } = new();

    /// <summary>Whether a key is needed even from this machine.</summary>
    public bool RequireKey { get; set; }

    /// <summary>Names under which the service may be asked, beside those of this machine. Requests under them need a key.</summary>
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    /// <summary>Origins (<c>https://chat.example</c>) whose pages may use the service from a browser.</summary>
    public IReadOnlyList<string> CorsOrigins { get; set; } = [];

    /// <summary>Folders whose files the service may read when a document that came from one is to be read again.</summary>
    public IReadOnlyList<string> Folders { get; set; } = [];

    /// <summary>What the service takes at most.</summary>
    public LimitSettings Limits { get; set; } = new();

    /// <summary>Where traces and metrics go, as OTLP over HTTP, such as <c>http://127.0.0.1:4318</c>; where it is empty, OTEL_EXPORTER_OTLP_ENDPOINT holds.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ArgumentException">A value cannot be read as what it should be.</exception>
    public static ServerSettings Read()
    {
        var settings = new ServerSettings();
        SettingsReader.Bind(configuration => configuration.GetSection("Server").Bind(settings));
        return settings;
    }

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits; the message names it and them.</exception>
    public void Validate()
    {
        Llm.Validate();
        if (OtlpEndpoint.Length > 0 && !Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out _))
        {
            throw new ArgumentException($"Server:OtlpEndpoint: '{OtlpEndpoint}' is no address, such as http://127.0.0.1:4318.");
        }

        Limits.Validate();
        foreach (var origin in CorsOrigins)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.GetLeftPart(UriPartial.Authority) != origin)
            {
                throw new ArgumentException($"Server:CorsOrigins: '{origin}' is no origin, such as https://chat.example.");
            }
        }

        if (Folders.FirstOrDefault(folder => !Path.IsPathFullyQualified(folder)) is { } relative)
        {
            throw new ArgumentException($"Server:Folders: '{relative}' is no absolute path.");
        }

        foreach (var url in Urls.Split(';'))
        {
            if (!Uri.TryCreate(url.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal), UriKind.Absolute, out var parsed)
                || parsed.Scheme is not ("http" or "https"))
            {
                throw new ArgumentException($"Server:Urls: '{url}' is not an address to listen on, such as {CorpusServer.DefaultUrl}.");
            }
        }
    }
}
