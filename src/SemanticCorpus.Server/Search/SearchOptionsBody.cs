using SemanticCorpus.Search;

namespace SemanticCorpus.Server.Search;

/// <summary>What can be said of a search beside the question.</summary>
public abstract record SearchOptionsBody
{
    /// <summary>How many passages are wanted, 1 to 100; 10 unless given.</summary>
    public int Limit { get; set; } = 10;

    /// <summary>How many of the best passages to leave out, 0 to 1,000.</summary>
    public int Offset { get; set; }

    /// <summary>Where candidates come from: hybrid, semantic or keyword.</summary>
    public SearchMode Mode { get; set; } = SearchMode.Hybrid;

    /// <summary>Least relevance of a passage, 0 to 1.</summary>
    public double MinRelevance { get; set; }

    /// <summary>Which documents may be found.</summary>
    public FilterBody? Filter { get; set; }

    /// <summary>How many neighbouring passages to give on each side, 0 to 10.</summary>
    public int Context { get; set; }

    /// <summary>Most passages of one document, 1 to 100.</summary>
    public int? PerDocument { get; set; }

    /// <summary>How much a passage that repeats better ones falls behind, 0 to 1.</summary>
    public double Diversity { get; set; }

    /// <summary>Share of meaning against keywords in hybrid mode, 0 to 1; the service's setting unless given.</summary>
    public double? Balance { get; set; }

    /// <summary>Whether a passage that says the same in the same words as a better one of another document is listed by itself, not in its alsoIn.</summary>
    public bool Copies { get; set; }

    /// <summary>Whether passages come with how their rank came about.</summary>
    public bool Explain { get; set; }

    /// <summary>The request to the engine.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="field">The field it was given in, for messages.</param>
    protected SearchRequest ToRequest(string question, string field)
    {
        if (string.IsNullOrWhiteSpace(question))
        {
            throw new ArgumentException($"{field}: is empty. Ask a question or give some keywords.");
        }

        if (question.Length > SearchRequest.MaxQueryLength)
        {
            throw new ArgumentException($"{field}: has {question.Length:N0} characters, at most {SearchRequest.MaxQueryLength:N0} are taken. Shorten it.");
        }

        return new SearchRequest
        {
            Query = question,
            Limit = Limit,
            Offset = Offset,
            Mode = Mode,
            MinRelevance = MinRelevance,
            Filter = Filter?.ToFilter() ?? new(),
            Context = Context,
            PerDocument = PerDocument,
            Diversity = Diversity,
            Balance = Balance,
            Copies = Copies,
            Explain = Explain,
        };
    }
}
