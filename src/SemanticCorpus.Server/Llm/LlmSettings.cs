namespace SemanticCorpus.Server.Llm;

/// <summary>A language model behind any OpenAI-compatible address: section <c>Server:Llm</c>.</summary>
public sealed class LlmSettings
{
    /// <summary>The address, such as <c>http://127.0.0.1:11434/v1</c>; empty for no language model.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>The model's name there.</summary>
    public string Model { get; set; } = "";

    /// <summary>The key, where the address wants one.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>How long the first word may take.</summary>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the whole answer may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Most tokens of an answer.</summary>
    public int MaxTokens { get; set; } = 800;

    /// <summary>Most passages that the model is given.</summary>
    public int Passages { get; set; } = 8;

    /// <summary>Whether there is a language model.</summary>
    public bool IsSet => BaseUrl.Length > 0;

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits; the message names it and them.</exception>
    public void Validate()
    {
        if (!IsSet)
        {
            return;
        }

        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"Server:Llm:BaseUrl: '{BaseUrl}' is no http or https address, such as http://127.0.0.1:11434/v1.");
        }

        if (string.IsNullOrWhiteSpace(Model))
        {
            throw new ArgumentException("Server:Llm:Model: is empty. Name the model, or leave Server:Llm:BaseUrl empty for none.");
        }

        Require(nameof(FirstTokenTimeout), FirstTokenTimeout > TimeSpan.Zero && FirstTokenTimeout <= Timeout, $"{FirstTokenTimeout} is not above 0 and up to {nameof(Timeout)}");
        Require(nameof(Timeout), Timeout <= TimeSpan.FromHours(1), $"{Timeout} is over an hour");
        Require(nameof(MaxTokens), MaxTokens is >= 1 and <= 100_000, $"{MaxTokens} is outside 1 to 100,000");
        Require(nameof(Passages), Passages is >= 1 and <= 100, $"{Passages} is outside 1 to 100");
    }

    private static void Require(string setting, bool holds, string wrong)
    {
        if (!holds)
        {
            throw new ArgumentException($"Server:Llm:{setting}: {wrong}.");
        }
    }
}
