using System.Net;

namespace SemanticCorpus.Server.Limits;

/// <summary>Names of this machine that reach nothing else.</summary>
internal static class Loopback
{
    /// <summary>Whether a host, with or without the brackets of IPv6, is one.</summary>
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
