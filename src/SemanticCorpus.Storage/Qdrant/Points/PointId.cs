using System.Security.Cryptography;
using System.Text;

namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>Ids of points: UUIDs of version 5 (RFC 9562), so that a request sent twice stores nothing twice.</summary>
internal static class PointId
{
    private const int UuidBytes = 16;
    private static readonly byte[] s_namespace = new Guid("5e3a7c1d-0b62-4f7e-9a41-6d2f8c90b713").ToByteArray(bigEndian: true);

    /// <summary>The one point that holds the state of the corpus.</summary>
    public static readonly Guid State = Of("state");

    public static Guid OfDocument(string documentId) => Of("document\0" + documentId);

    /// <summary>Two versions of a document stand side by side for a moment, so the version is part of the id.</summary>
    public static Guid OfPassage(string documentId, string generation, int position) => Of($"passage\0{generation}\0{position}\0{documentId}");

#pragma warning disable CA5350 // Version 5 is defined with SHA-1; nothing is protected by it.
    private static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. s_namespace, .. Encoding.UTF8.GetBytes(name)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..UuidBytes], bigEndian: true);
    }
#pragma warning restore CA5350
}
