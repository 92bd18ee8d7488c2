namespace SemanticCorpus.StandIn;

/// <summary>What can go wrong with a request.</summary>
public enum StandInFault
{
    /// <summary>Nothing listens.</summary>
    Refused,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>No answer ever comes.</summary>
    Stalled,

    /// <summary>Status 500.</summary>
    InternalError,

    /// <summary>Status 503.</summary>
    Unavailable,

    /// <summary>Status 429.</summary>
    TooMany,

    /// <summary>The request is carried out, and half of the answer comes.</summary>
    HalfAnAnswer,

    /// <summary>The answer is JSON of something else.</summary>
    WrongJson,

    /// <summary>The request is carried out, and the answer comes after the client has stopped waiting for it.</summary>
    Slow,
}
