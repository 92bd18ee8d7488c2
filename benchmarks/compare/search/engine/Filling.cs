using System.Diagnostics;
using SemanticCorpus.Analysis;
using SemanticCorpus.Documents;
using SemanticCorpus.Hosting;
using SemanticCorpus.Storage;

namespace SemanticCorpus.SearchComparison;

/// <summary>A corpus of the mixed vectors: 50 passages a document; text, sentences and token vectors are those of the real
/// passage, its terms half from there and half drawn from all passages.</summary>
internal static class Filling
{
    private const int PassagesOfADocument = 50;
    private const int Subjects = 100;

    public static async Task RunAsync(string corpus, string folder, int passages)
    {
        var real = await BasePassages.ReadAsync(corpus);
        var terms = real.ConvertAll(passage => TextAnalyzer.Analyze(passage.Text).Select(term => term.Value).ToArray());
        var all = terms.SelectMany(list => list).ToArray();
        var random = new Random(1);
        using var vectors = Mixture.Vectors(real.ConvertAll(passage => passage.Embedding.ToArray()), passages).GetEnumerator();
        var clock = Stopwatch.StartNew();
        await using var store = await CorpusStores.OpenAsync(
            new CorpusSettings { Database = Path.Combine(folder, $"corpus-{passages}.db") }, StoreMode.ReadWrite, await BasePassages.SchemaAsync(corpus), default);
        for (var first = 0; first < passages; first += PassagesOfADocument)
        {
            var number = first / PassagesOfADocument;
            var id = $"d{number}";
            var list = Enumerable.Range(0, Math.Min(PassagesOfADocument, passages - first)).Select(position =>
            {
                vectors.MoveNext();
                var place = (first + position) % real.Count;
                var own = terms[place];
                return real[place] with
                {
                    Id = new PassageId(id, position),
                    Embedding = vectors.Current,
                    Terms = [.. own.Where(_ => random.Next(2) == 0), .. Enumerable.Range(0, own.Length / 2).Select(_ => all[random.Next(all.Length)])],
                };
            }).ToArray();
            var document = new DocumentRecord
            {
                Id = id,
                Source = $"/mixed/{id}.txt",
                ContentHash = id,
                Metadata = new DocumentMetadata { Title = id, Author = $"author {number % Subjects}", Tags = [$"subject {number % Subjects}"] },
                Original = list[0].Text,
                Text = list[0].Text,
                IngestedAt = DateTimeOffset.UnixEpoch,
            };
            await store.ReplaceDocumentAsync(document, list);
        }

        Console.WriteLine($"{{\"passages\":{passages},\"fillSeconds\":{clock.Elapsed.TotalSeconds:0.0}}}");
    }
}
