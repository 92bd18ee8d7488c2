using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace SemanticCorpus.Storage.Qdrant.Rest;

/// <summary>Sends requests, tries them again as long as that may help, and turns every failure into <see cref="StoreUnavailableException"/>.</summary>
internal sealed class QdrantTransport : IDisposable
{
    private const int LongestQuotedError = 200;
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(2);
    private readonly HttpClient _http;
    private readonly Uri[] _nodes;
    private readonly ResiliencePipeline _reads;
    private readonly ResiliencePipeline _writes;
    private readonly ResiliencePipeline _setup;
    private int _node;

    public QdrantTransport(QdrantStoreOptions options, TimeProvider timeProvider)
    {
        _nodes = [.. options.MoreUrls.Prepend(options.Url).Select(url => new Uri(url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"))];
        Address = string.Join(", ", _nodes.Select(node => node.ToString().TrimEnd('/')));
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectTimeout = options.RequestTimeout < s_connectTimeout ? options.RequestTimeout : s_connectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AllowAutoRedirect = false,
                UseCookies = false,
            })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (options.ApiKey is { } key)
        {
            _http.DefaultRequestHeaders.Add("api-key", key);
        }

        // With several nodes, one that hangs must leave time for another.
        var attempt = _nodes.Length == 1 ? options.RequestTimeout : options.RequestTimeout / 2;
        _reads = Pipeline(options.RequestTimeout, attempt, new RetryStrategyOptions
        {
            ShouldHandle = IsPassing(), MaxRetryAttempts = _nodes.Length, Delay = TimeSpan.FromMilliseconds(50),
        });
        _writes = Pipeline(options.RequestTimeout, attempt, WithoutEnd());
        _setup = Pipeline(options.SetupTimeout, options.SetupTimeout / 2, WithoutEnd());

        ResiliencePipeline Pipeline(TimeSpan all, TimeSpan one, RetryStrategyOptions retry) =>
            new ResiliencePipelineBuilder { TimeProvider = timeProvider }.AddTimeout(all).AddRetry(retry).AddTimeout(one).Build();
    }

    /// <summary>Where the server is, without secrets.</summary>
    public string Address { get; }

    /// <summary>Sends a request that changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">No right answer came in time.</exception>
    /// <exception cref="QdrantRefusalException">What was asked for is not there (404).</exception>
    public Task<T> ReadAsync<T>(HttpMethod method, string path, Body? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(_reads, method, path, body, answer, cancellationToken);

    /// <summary>Sends a request that may be sent twice without harm.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    /// <exception cref="QdrantRefusalException">It is not there (404) or already there (409).</exception>
    public Task<T> WriteAsync<T>(HttpMethod method, string path, Body? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(_writes, method, path, body, answer, cancellationToken);

    /// <summary>Sends a request that makes, changes or drops a collection, which may take its time and may be sent twice without harm.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<T> SetUpAsync<T>(HttpMethod method, string path, Body? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(_setup, method, path, body, answer, cancellationToken);

    public void Dispose() => _http.Dispose();

    private static RetryStrategyOptions WithoutEnd() => new()
    {
        ShouldHandle = IsPassing(),
        MaxRetryAttempts = int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(50),
        MaxDelay = TimeSpan.FromSeconds(2),
    };

    private static PredicateBuilder<object> IsPassing() => new PredicateBuilder()
        .Handle<HttpRequestException>().Handle<IOException>().Handle<JsonException>().Handle<TimeoutRejectedException>()
        .Handle<QdrantRefusalException>(refusal => refusal.IsPassing);

    private async Task<T> SendAsync<T>(
        ResiliencePipeline pipeline, HttpMethod method, string path, Body? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await pipeline.ExecuteAsync(
                async token => await AttemptAsync(method, path, body, answer, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (QdrantRefusalException refusal) when (refusal.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Conflict))
        {
            throw Unavailable(refusal);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new StoreUnavailableException(
                $"Qdrant at {Address} did not answer in time. Check that it runs and has all its nodes; `corpus doctor` says more.", exception) { MayPass = true };
        }
        catch (JsonException exception)
        {
            throw new StoreUnavailableException(
                $"What answers at {Address} is no Qdrant, or its answer was damaged on the way. Check the address.", exception) { MayPass = true };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new StoreUnavailableException(
                $"Qdrant at {Address} cannot be reached: {exception.Message} Start it, or give its address with `--qdrant-url`.", exception) { MayPass = true };
        }
    }

    private async Task<T> AttemptAsync<T>(HttpMethod method, string path, Body? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        var node = Volatile.Read(ref _node);
        try
        {
            return await AskAsync(new Uri(_nodes[node % _nodes.Length], path), method, body, answer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not QdrantRefusalException { IsPassing: false })
        {
            // The next attempt, of this request or another, goes to the next node.
            Interlocked.CompareExchange(ref _node, (node + 1) % _nodes.Length, node);
            throw;
        }
    }

    private async Task<T> AskAsync<T>(Uri address, HttpMethod method, Body? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body.Bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await ConnectAsync(request, cancellationToken).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new QdrantRefusalException(response.StatusCode, Error(bytes));
        }

        return JsonSerializer.Deserialize(bytes, answer) ?? throw new JsonException("The answer is null.");
    }

    private async Task<HttpResponseMessage> ConnectAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // How the handler says that the connection took too long.
            throw new HttpRequestException("No connection in time.", exception);
        }
    }

    private StoreUnavailableException Unavailable(QdrantRefusalException refusal) => new(
        refusal.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                $"Qdrant at {Address} refuses the key. Give the right one with `--qdrant-key` or in the environment.",
            HttpStatusCode.RequestEntityTooLarge =>
                $"Qdrant at {Address} refuses a request as too large. Raise `service.max_request_size_mb` there, or split the document.",
            _ when refusal.IsPassing =>
                $"Qdrant at {Address} cannot answer now ({(int)refusal.Status}: {refusal.Message}). Check its nodes; `corpus doctor` says more.",
            _ => $"Qdrant at {Address} refuses the request ({(int)refusal.Status}: {refusal.Message}). Run `corpus doctor`.",
        },
        refusal) { MayPass = refusal.IsPassing };

    private static string Error(byte[] bytes)
    {
        try
        {
            var status = JsonSerializer.Deserialize(bytes, QdrantJson.Default.ErrorAnswer)?.Status;
            return status is { ValueKind: JsonValueKind.Object } error && error.TryGetProperty("error", out var text)
                && text.GetString() is { } message
                ? message[..Math.Min(message.Length, LongestQuotedError)]
                : "no reason given";
        }
        catch (JsonException)
        {
            return "no reason given";
        }
    }
}
