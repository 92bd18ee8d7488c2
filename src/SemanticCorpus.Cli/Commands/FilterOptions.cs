using System.CommandLine;
using System.Globalization;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Cli.Commands;

/// <summary>Options that narrow a search or a listing. All that are given must hold.</summary>
internal static class FilterOptions
{
    private static readonly Option<string[]> Source = new("--source") { Description = "Only this source; a trailing * matches any ending.", HelpName = "SOURCE" };
    private static readonly Option<string[]> Tag = new("--tag") { Description = "Only documents with this tag.", HelpName = "TAG" };
    private static readonly Option<string[]> Author = new("--author") { Description = "Only this author; several: any of them.", HelpName = "NAME" };
    private static readonly Option<string?> FromDate = new("--from-date") { Description = "Published on this day or later.", HelpName = "YYYY-MM-DD" };
    private static readonly Option<string?> Before = new("--before") { Description = "Published before this day.", HelpName = "YYYY-MM-DD" };
    private static readonly Option<string[]> Document = new("--document") { Description = "Only this document; several: any of them.", HelpName = "ID" };
    private static readonly Option<string[]> Property = new("--property") { Description = "Only documents whose metadata has this value.", HelpName = "NAME=VALUE" };

    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Source, Tag, Author, FromDate, Before, Document, Property])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="ArgumentException">A date or a named value cannot be read.</exception>
    public static CorpusFilter Read(ParseResult parsed) => new()
    {
        Sources = [.. (parsed.GetValue(Source) ?? []).Select(FullSource)],
        Tags = parsed.GetValue(Tag) ?? [],
        Authors = parsed.GetValue(Author) ?? [],
        PublishedFrom = Day(FromDate.Name, parsed.GetValue(FromDate)),
        PublishedBefore = Day(Before.Name, parsed.GetValue(Before)),
        DocumentIds = parsed.GetValue(Document) ?? [],
        Properties = CommonOptions.Pairs(Property.Name, parsed.GetValue(Property)),
    };

    // Files are stored under their full path and shown under their path from here; both can be given.
    private static string FullSource(string source) =>
        Path.Exists(source) ? Path.GetFullPath(source)
        : source.EndsWith('*') && Path.Exists(Path.GetDirectoryName(source)) ? Path.GetFullPath(source)
        : source;

    private static DateTimeOffset? Day(string option, string? given)
    {
        if (given is null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? day
            : throw new ArgumentException($"{option}: '{given}' is no date. Write it as in 2026-03-31.");
    }
}
