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
    private readonly string _address;
    private readonly ResiliencePipeline _reads;
    private readonly ResiliencePipeline _writes;

    public QdrantTransport(QdrantStoreOptions options, TimeProvider timeProvider)
    {
        _address = options.Url.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectTimeout = options.RequestTimeout < s_connectTimeout ? options.RequestTimeout : s_connectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AllowAutoRedirect = false,
                UseCookies = false,
            })
        {
            BaseAddress = new Uri(_address + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (options.ApiKey is { } key)
        {
            _http.DefaultRequestHeaders.Add("api-key", key);
        }

        _reads = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddTimeout(options.RequestTimeout)
            .AddRetry(new RetryStrategyOptions { ShouldHandle = IsPassing(), MaxRetryAttempts = 1, Delay = TimeSpan.FromMilliseconds(50) })
            .Build();

        // A write with nodes down is answered only after 30 s; an attempt must outlast that, and one that hangs must leave time for another.
        var attempt = TimeSpan.FromTicks(Math.Max(options.WritePatience.Ticks / 3, Math.Min(options.RequestTimeout.Ticks, options.WritePatience.Ticks)));
        _writes = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddTimeout(options.WritePatience)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = IsPassing(),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(50),
                MaxDelay = TimeSpan.FromSeconds(5),
            })
            .AddTimeout(attempt)
            .Build();
    }

    /// <summary>Where the server is, without secrets.</summary>
    public string Address => _address;

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

    public void Dispose() => _http.Dispose();

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
                $"Qdrant at {_address} did not answer in time. Check that it runs and has all its nodes; `corpus doctor` says more.", exception);
        }
        catch (JsonException exception)
        {
            throw new StoreUnavailableException(
                $"What answers at {_address} is no Qdrant, or its answer was damaged on the way. Check the address.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new StoreUnavailableException(
                $"Qdrant at {_address} cannot be reached: {exception.Message} Start it, or give its address with `--qdrant-url`.", exception);
        }
    }

    private async Task<T> AttemptAsync<T>(HttpMethod method, string path, Body? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
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
                $"Qdrant at {_address} refuses the key. Give the right one with `--qdrant-key` or in the environment.",
            HttpStatusCode.RequestEntityTooLarge =>
                $"Qdrant at {_address} refuses a request as too large. Raise `service.max_request_size_mb` there, or split the document.",
            _ when refusal.IsPassing =>
                $"Qdrant at {_address} cannot answer now ({(int)refusal.Status}: {refusal.Message}). Check its nodes; `corpus doctor` says more.",
            _ => $"Qdrant at {_address} refuses the request ({(int)refusal.Status}: {refusal.Message}). Run `corpus doctor`.",
        },
        refusal);

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
