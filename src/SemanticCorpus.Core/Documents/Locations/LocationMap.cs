namespace SemanticCorpus.Documents;

/// <summary>Says where ranges of a document's original stand in its source.</summary>
public abstract class LocationMap
{
    /// <summary>A map that knows no locations.</summary>
    public static LocationMap None { get; } = new MarkedLocations([]);

    /// <summary>A map that counts the original's lines.</summary>
    public static LocationMap Lines(string original) => new LineLocations(original);

    /// <summary>A map of marked ranges.</summary>
    /// <param name="marks">Ranges of the original with their locations, ascending, not overlapping.</param>
    public static LocationMap Marked(IReadOnlyList<(TextSpan Span, SourceLocation Location)> marks) => new MarkedLocations(marks);

    /// <summary>The location of a range of the original; null where it is not known.</summary>
    public abstract SourceLocation? Find(TextSpan source);

    private sealed class MarkedLocations(IReadOnlyList<(TextSpan Span, SourceLocation Location)> marks) : LocationMap
    {
        public override SourceLocation? Find(TextSpan source)
        {
            SourceLocation? found = null;
            for (var i = FirstEndingAfter(source.Start); i < marks.Count && (marks[i].Span.Start < source.End || marks[i].Span.Contains(source.Start)); i++)
            {
                found = found is null ? marks[i].Location : found.Through(marks[i].Location);
            }

            return found;
        }

        private int FirstEndingAfter(int position)
        {
            var low = 0;
            var high = marks.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = marks[middle].Span.End > position ? (low, middle) : (middle + 1, high);
            }

            return low;
        }
    }

    private sealed class LineLocations : LocationMap
    {
        private readonly List<int> starts = [0];

        public LineLocations(string original)
        {
            for (var i = original.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = original.IndexOf('\n', i + 1))
            {
                starts.Add(i + 1);
            }
        }

        public override SourceLocation? Find(TextSpan source)
        {
            var first = LineAt(source.Start);
            var last = LineAt(Math.Max(source.Start, source.End - 1));
            return new SourceLocation { Line = first, LastLine = last == first ? null : last };
        }

        private int LineAt(int position)
        {
            var found = starts.BinarySearch(position);
            return found >= 0 ? found + 1 : ~found;
        }
    }
}
