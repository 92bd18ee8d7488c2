namespace SemanticCorpus.Server.Overview;

/// <summary>Takes some of many, evenly.</summary>
internal static class EvenSample
{
    /// <summary>At most <paramref name="most"/> of the items, at even distances.</summary>
    public static List<T> Of<T>(List<T> items, int most) =>
        items.Count <= most ? items : [.. Enumerable.Range(0, most).Select(i => items[(int)((long)i * items.Count / most)])];
}
