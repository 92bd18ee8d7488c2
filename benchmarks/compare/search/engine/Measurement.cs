using System.Diagnostics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using SemanticCorpus.Analysis;
using SemanticCorpus.Hosting;
using SemanticCorpus.Search;
using SemanticCorpus.Storage;

namespace SemanticCorpus.SearchComparison;

/// <summary>Times searches of one corpus, and counts what they find of what a comparison in float64 finds.</summary>
internal static class Measurement
{
    private const int Wanted = 10;
    private const int RecallQuestions = 50;

    public static async Task RunAsync(string folder, int passages)
    {
        var database = Path.Combine(folder, $"corpus-{passages}.db");
        var questions = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, "questions.f32"))).ToArray();
        var texts = Questions.Read();
        var dimensions = questions.Length / texts.Count;
        float[] Question(int i) => questions[(i % texts.Count * dimensions)..((i % texts.Count * dimensions) + dimensions)];
        var result = new SortedDictionary<string, object> { ["passages"] = passages };

        var before = Resident();
        var clock = Stopwatch.StartNew();
        await using var store = await CorpusStores.OpenAsync(new CorpusSettings { Database = database }, StoreMode.ReadOnly, null, default);
        await store.FindCandidatesAsync(new CandidateQuery { Embedding = Question(0), Limit = Wanted });
        result["startMs"] = Math.Round(clock.Elapsed.TotalMilliseconds);

        var terms = texts.Select(text => TextAnalyzer.Analyze(text).Where(term => !term.IsStopWord).Select(term => term.Value).Distinct().ToList()).ToList();
        var tens = terms.Select((_, i) => terms[i].Concat(terms[(i + 1) % terms.Count]).Concat(terms[(i + 2) % terms.Count]).Distinct().Take(10).ToArray()).ToArray();
        var filter = new CorpusFilter { Tags = ["subject 7"] };
        var byAuthor = new CorpusFilter { Authors = ["author 7"] };
        foreach (var (name, query) in new (string, Func<int, CandidateQuery>)[]
        {
            ("default", i => new CandidateQuery { Embedding = Question(i), Limit = Wanted }),
            ("exact", i => new CandidateQuery { Embedding = Question(i), Limit = Wanted, Exact = true }),
            ("default100", i => new CandidateQuery { Embedding = Question(i), Limit = 100 }),
            ("filteredByTag", i => new CandidateQuery { Embedding = Question(i), Limit = Wanted, Filter = filter }),
            ("filteredByAuthor", i => new CandidateQuery { Embedding = Question(i), Limit = Wanted, Filter = byAuthor }),
            ("keyword10terms", i => new CandidateQuery { Terms = tens[i % tens.Length], Limit = 100 }),
            ("keyword10termsFiltered", i => new CandidateQuery { Terms = tens[i % tens.Length], Limit = 100, Filter = filter }),
            ("hybridCandidates", i => new CandidateQuery { Embedding = Question(i), Terms = terms[i % terms.Count], Limit = 100 }),
        })
        {
            result[name] = await TimeAsync(i => store.FindCandidatesAsync(query(i)));
        }

        result["searchMiB"] = Resident() - before;
        var thirty = (await store.FindCandidatesAsync(new CandidateQuery { Embedding = Question(3), Limit = 30 })).Dense.Select(c => c.Id).ToList();
        result["getPassages30"] = await TimeAsync(i => store.GetPassagesAsync(thirty));
        await RecallAsync(store, folder, passages, Question, dimensions, filter, result);
        await HybridAsync(store, texts, result);
        result["databaseMiB"] = new FileInfo(database).Length >> 20;
        result["indexMiB"] = Directory.Exists(database + "-index") ? new DirectoryInfo(database + "-index").EnumerateFiles().Sum(file => file.Length) >> 20 : 0;
        Console.WriteLine(JsonSerializer.Serialize(result));
    }

    private static async Task HybridAsync(ICorpusStore store, IReadOnlyList<string> texts, SortedDictionary<string, object> result)
    {
        using var embedder = await Embedder.LoadAsync(SettingsReader.Read(), default);
        var search = new CorpusSearch(store, embedder);
        var (embedding, rest) = (new List<double>(), new List<double>());
        for (var i = 0; i < texts.Count + 50; i++)
        {
            var response = await search.SearchAsync(new SearchRequest { Query = texts[i % texts.Count] });
            if (i >= 50)
            {
                embedding.Add(response.Timings.Embedding);
                rest.Add(response.Timings.Search);
            }
        }

        result["hybridEmbedding"] = Percentiles(embedding);
        result["hybridBesideEmbedding"] = Percentiles(rest);
        result["hybridTotal"] = Percentiles([.. embedding.Zip(rest, (a, b) => a + b)]);
    }

    private static async Task RecallAsync(
        ICorpusStore store, string folder, int passages, Func<int, float[]> question, int dimensions, CorpusFilter filter, SortedDictionary<string, object> result)
    {
        var best = Enumerable.Range(0, RecallQuestions).Select(_ => new PriorityQueue<int, double>()).ToArray();
        var filtered = Enumerable.Range(0, RecallQuestions).Select(_ => new PriorityQueue<int, double>()).ToArray();
        var asked = Enumerable.Range(0, RecallQuestions).Select(i => question(i * 6)).ToArray();
        using (var file = File.OpenRead(Path.Combine(folder, $"vectors-{passages}.f32")))
        {
            var vectors = new float[1000 * dimensions];
            for (var first = 0; first < passages; first += 1000)
            {
                file.ReadExactly(MemoryMarshal.AsBytes(vectors.AsSpan()));
                Parallel.For(0, RecallQuestions, q =>
                {
                    for (var i = 0; i < 1000 && first + i < passages; i++)
                    {
                        var sum = 0.0;
                        var one = asked[q];
                        var other = vectors.AsSpan(i * dimensions, dimensions);
                        for (var j = 0; j < one.Length; j++)
                        {
                            sum += (double)one[j] * other[j];
                        }

                        Keep(best[q], first + i, sum);
                        if ((first + i) / 50 % 100 == 7)
                        {
                            Keep(filtered[q], first + i, sum);
                        }
                    }
                });
            }
        }

        foreach (var (name, exact, within, truth) in new[] { ("recall10Default", false, new CorpusFilter(), best), ("recall10Exact", true, new CorpusFilter(), best), ("recall10Filtered", false, filter, filtered) })
        {
            var (found, possible) = (0, 0);
            for (var q = 0; q < RecallQuestions; q++)
            {
                var set = await store.FindCandidatesAsync(new CandidateQuery { Embedding = asked[q], Limit = Wanted, Exact = exact, Filter = within });
                var ids = truth[q].UnorderedItems.Select(item => new PassageId($"d{item.Element / 50}", item.Element % 50)).ToHashSet();
                possible += ids.Count;
                found += set.Dense.Count(candidate => ids.Contains(candidate.Id));
            }

            result[name] = possible == 0 ? 1 : Math.Round((double)found / possible, 4);
        }
    }

    private static void Keep(PriorityQueue<int, double> queue, int passage, double score)
    {
        if (queue.Count < Wanted)
        {
            queue.Enqueue(passage, score);
        }
        else
        {
            queue.EnqueueDequeue(passage, score);
        }
    }

    private static async Task<object> TimeAsync(Func<int, Task> search)
    {
        for (var i = 0; i < 100; i++)
        {
            await search(i);
        }

        var times = new List<double>();
        for (var i = 0; i < 300; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await search(i);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Percentiles(times);
    }

    private static object Percentiles(List<double> times)
    {
        times.Sort();
        return new { p50 = Math.Round(times[times.Count / 2], 3), p95 = Math.Round(times[times.Count * 95 / 100], 3), p99 = Math.Round(times[times.Count * 99 / 100], 3) };
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 >> 20;
    }
}
