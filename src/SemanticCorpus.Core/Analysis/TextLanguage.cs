namespace SemanticCorpus.Analysis;

/// <summary>The languages that keyword analysis tells apart.</summary>
public enum TextLanguage
{
    /// <summary>English; also what is taken for granted where a text does not show its language.</summary>
    English,

    /// <summary>German.</summary>
    German,

    /// <summary>French.</summary>
    French,

    /// <summary>Spanish.</summary>
    Spanish,

    /// <summary>Italian.</summary>
    Italian,

    /// <summary>Portuguese.</summary>
    Portuguese,

    /// <summary>Dutch.</summary>
    Dutch,

    /// <summary>Swedish.</summary>
    Swedish,

    /// <summary>Norwegian.</summary>
    Norwegian,

    /// <summary>Danish.</summary>
    Danish,

    /// <summary>Russian.</summary>
    Russian,

    /// <summary>Any other: its words are not stemmed, and none is a stop word.</summary>
    Other,
}
