using SemanticCorpus.Storage;

namespace SemanticCorpus.Search;

/// <summary>A question to a corpus.</summary>
public sealed record SearchRequest
{
    /// <summary>Largest <see cref="Limit"/>.</summary>
    public const int MaxLimit = 100;

    /// <summary>Largest <see cref="Offset"/>.</summary>
    public const int MaxOffset = 1000;

    /// <summary>Largest <see cref="Context"/>.</summary>
    public const int MaxContext = 10;

    /// <summary>Longest <see cref="Query"/> in UTF-16 code units.</summary>
    public const int MaxQueryLength = 4096;

    /// <summary>The question, in natural language or as keywords.</summary>
    public required string Query { get; init; }

    /// <summary>How many passages are wanted, 1 to 100.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>How many of the best passages to leave out, for paging; 0 to 1,000.</summary>
    public int Offset { get; init; }

    /// <summary>Where candidates come from.</summary>
    public SearchMode Mode { get; init; } = SearchMode.Hybrid;

    /// <summary>Least relevance of a passage, 0 to 1.</summary>
    public double MinRelevance { get; init; }

    /// <summary>Which documents may be found.</summary>
    public CorpusFilter Filter { get; init; } = new();

    /// <summary>How many neighbouring passages to give on each side, 0 to 10.</summary>
    public int Context { get; init; }

    /// <summary>Most passages of one document, 1 or more; null for any number.</summary>
    public int? PerDocument { get; init; }

    /// <summary>How much a passage that repeats better ones falls behind, 0 (not at all) to 1: the share of similarity in maximal
    /// marginal relevance (Carbonell and Goldstein, 1998).</summary>
    public double Diversity { get; init; }

    /// <summary>Share of the scaled cosine in hybrid mode, 0 (keywords alone) to 1 (meaning alone); null for <see cref="RankingOptions.CosineWeight"/>.</summary>
    public double? Balance { get; init; }

    /// <summary>Whether a passage that says the same in the same words as a better one of another document is listed by itself;
    /// unless it is, the better one names it (<see cref="PassageHit.AlsoIn"/>).</summary>
    public bool Copies { get; init; }

    /// <summary>Whether passages come with how their score came about.</summary>
    public bool Explain { get; init; }

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its limits; the message names it and them.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            throw new ArgumentException("query: is empty. Ask a question or give some keywords.");
        }

        if (Query.Length > MaxQueryLength)
        {
            throw new ArgumentException($"query: has {Query.Length:N0} characters, at most {MaxQueryLength:N0} are taken. Shorten the question.");
        }

        Require("limit", Limit, 1, MaxLimit);
        Require("offset", Offset, 0, MaxOffset);
        Require("context", Context, 0, MaxContext);
        Require("minRelevance", MinRelevance, 0, 1);
        Require("diversity", Diversity, 0, 1);
        Require("balance", Balance ?? 0, 0, 1);
        Require("perDocument", PerDocument ?? 1, 1, MaxLimit);
    }

    private static void Require(string field, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentException($"{field}: {value} is outside {least} to {most}.");
        }
    }
}
