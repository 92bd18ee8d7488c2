using System.Globalization;
using System.Text.Json;
using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Evaluation;

/// <summary>A collection in the layout of the BEIR benchmark: <c>corpus.jsonl</c>, <c>queries.jsonl</c> and <c>qrels/test.tsv</c>.</summary>
/// <param name="Documents">The documents, in the file's order.</param>
/// <param name="Queries">The judged queries by id.</param>
/// <param name="Judgements">For each judged query the documents' grades.</param>
public sealed record BeirDataset(
    IReadOnlyList<BeirDocument> Documents,
    IReadOnlyDictionary<string, string> Queries,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Judgements)
{
    /// <summary>Reads a collection.</summary>
    /// <exception cref="EvaluationDataException">A file is missing or not of the layout; the message names file and line.</exception>
    public static BeirDataset Read(string folder)
    {
        var judgements = ReadJudgements(Path.Combine(folder, "qrels", "test.tsv"));
        var queries = JsonLines.Read(Path.Combine(folder, "queries.jsonl"), line => (Id: Text(line, "_id"), Text: Text(line, "text")))
            .Where(query => judgements.ContainsKey(query.Id))
            .ToDictionary(query => query.Id, query => query.Text, StringComparer.Ordinal);
        var documents = JsonLines.Read(
            Path.Combine(folder, "corpus.jsonl"),
            line => new BeirDocument(Text(line, "_id"), line.TryGetProperty("title", out var title) ? title.GetString() : null, Text(line, "text")));
        return new BeirDataset([.. documents], queries, judgements);
    }

    private static string Text(JsonElement line, string name) =>
        line.GetProperty(name).GetString() ?? throw new FormatException($"\"{name}\" is null");

    private static Dictionary<string, IReadOnlyDictionary<string, int>> ReadJudgements(string path)
    {
        var judgements = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in EvaluationDataException.ReadLines(path))
        {
            number++;
            var fields = line.Split('\t');
            if (number == 1 && fields is ["query-id", ..])
            {
                continue;
            }

            if (fields.Length != 3 || !int.TryParse(fields[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var grade))
            {
                throw new EvaluationDataException($"{path}, line {number}: expected query id, document id and grade, separated by tabs.");
            }

            if (!judgements.TryGetValue(fields[0], out var grades))
            {
                judgements[fields[0]] = grades = new Dictionary<string, int>(StringComparer.Ordinal);
            }

            grades[fields[1]] = grade;
        }

        return judgements.ToDictionary(
            query => query.Key, query => (IReadOnlyDictionary<string, int>)query.Value, StringComparer.Ordinal);
    }
}

/// <summary>A document of a collection. Its text is taken as it is, without cleaning.</summary>
/// <param name="Id">Its id in the collection; becomes the id in the corpus.</param>
/// <param name="Title">Its title, where it has one.</param>
/// <param name="Text">Its text.</param>
public sealed record BeirDocument(string Id, string? Title, string Text)
{
    /// <summary>The document as something to ingest.</summary>
    public SourceItem ToSource() => new()
    {
        Source = Id,
        Id = Id,
        ReadAsync = _ => ValueTask.FromResult(new SourceContent(System.Text.Encoding.UTF8.GetBytes($"{Title}\n{Text}"), new DocumentHints())),
        Extract = _ => Extract(),
    };

    private ExtractedDocument Extract()
    {
        var whole = new TextSpan(0, Text.Length);
        TextBlock[] blocks = [new TextBlock(BlockKind.Paragraph, Text, [new SourceRun(whole, whole)])];
        return new ExtractedDocument(
            Text, "utf-8", DocumentFormat.PlainText, new DocumentMetadata { Title = Title }, blocks, CleanedDocument.Compose(blocks));
    }
}
