using System.Net;
using System.Security.Cryptography;
using Xunit;

namespace SemanticCorpus.Reliability;

/// <summary>Model files that are damaged, exchanged, or changed under a running service.</summary>
public sealed class ModelFileTests : IDisposable
{
    private static readonly string Graph = Path.Combine("onnx", "model.onnx");
    private readonly Workplace place = new();
    private readonly string model;
    private readonly Dictionary<string, string> environment;

    public ModelFileTests()
    {
        model = place.At("model");
        foreach (var file in Directory.EnumerateFiles(Published.TinyModel, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(model, Path.GetRelativePath(Published.TinyModel, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllLines(Path.Combine(model, "SHA256SUMS"), Directory.EnumerateFiles(model, "*", SearchOption.AllDirectories)
            .Select(file => $"{Hash(file)}  {Path.GetRelativePath(model, file)}").ToList());
        environment = new() { ["Corpus__Model__Folder"] = model };
    }

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("truncated")]
    [InlineData("flipped")]
    [InlineData("swapped")]
    public async Task A_damaged_file_is_refused_with_its_name_and_hash(string how)
    {
        foreach (var name in (string[])[Graph, "vocab.txt"])
        {
            var file = Path.Combine(model, name);
            var sound = await File.ReadAllBytesAsync(file, Bench.Cancellation);
            await File.WriteAllBytesAsync(file, Damage(sound, how), Bench.Cancellation);
            var failure = await Assert.ThrowsAsync<ServiceEndedException>(() => Service.StartAsync(place.Database, environment));
            Assert.Contains(file, failure.Message, StringComparison.Ordinal);
            Assert.Contains(Hash(file), failure.Message, StringComparison.Ordinal);
            Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(sound)), failure.Message, StringComparison.Ordinal);
            await File.WriteAllBytesAsync(file, sound, Bench.Cancellation);
        }

        Bench.Report($"a {how} model file at the start", "2", "refused with the file's name, the hash expected and the hash found");
    }

    [Fact]
    public async Task A_file_that_changes_under_a_running_service_changes_no_answer()
    {
        var file = Path.Combine(model, Graph);
        var sound = await File.ReadAllBytesAsync(file, Bench.Cancellation);
        await using (var service = await Service.StartAsync(place.Database, environment))
        {
            for (var i = 0; i < 5; i++)
            {
                Assert.Equal(HttpStatusCode.Created, await service.PutAsync($"d{i}", Texts.Of(i, 1)));
            }

            var before = await service.SearchAsync(Texts.Of(3, 1), "semantic");
            foreach (var how in (string[])["truncated", "flipped", "swapped"])
            {
                await File.WriteAllBytesAsync(file, Damage(sound, how), Bench.Cancellation);
                Assert.Equal(before, await service.SearchAsync(Texts.Of(3, 1), "semantic"));
                Assert.Equal(HttpStatusCode.OK, await service.PutAsync("d4", Texts.Of(4, how.Length)));
                Assert.Equal(HttpStatusCode.OK, await service.PutAsync("d4", Texts.Of(4, 1)));
                Assert.Equal(before, await service.SearchAsync(Texts.Of(3, 1), "semantic"));
            }

            File.Delete(file);
            Assert.Equal(before, await service.SearchAsync(Texts.Of(3, 1), "semantic"));
        }

        var failure = await Assert.ThrowsAsync<ServiceEndedException>(() => Service.StartAsync(place.Database, environment));
        Assert.Contains(Graph, failure.Message, StringComparison.Ordinal);
        Bench.Report("a model file truncated, flipped, swapped and deleted under a running service", "4", "answers and ingests unaffected; the next start refused, naming the file");
    }

    [Fact]
    public async Task Another_model_under_the_same_name_is_refused_for_a_corpus_that_was_made_with_the_first()
    {
        File.Delete(Path.Combine(model, "SHA256SUMS"));
        await using (var service = await Service.StartAsync(place.Database, environment))
        {
            Assert.Equal(HttpStatusCode.Created, await service.PutAsync("d1", Texts.Of(1, 1)));
        }

        var vocabulary = await File.ReadAllLinesAsync(Path.Combine(model, "vocab.txt"), Bench.Cancellation);
        (vocabulary[^1], vocabulary[^2]) = (vocabulary[^2], vocabulary[^1]);
        await File.WriteAllLinesAsync(Path.Combine(model, "vocab.txt"), vocabulary, Bench.Cancellation);
        var failure = await Assert.ThrowsAsync<ServiceEndedException>(() => Service.StartAsync(place.Database, environment));
        Assert.Contains("fingerprint", failure.Message, StringComparison.Ordinal);
        Assert.Contains(place.Database, failure.Message, StringComparison.Ordinal);
        Bench.Report("a model exchanged for another of the same name, without checksums", "1", "refused: both fingerprints named");
    }

    private static byte[] Damage(byte[] sound, string how)
    {
        var damaged = (byte[])sound.Clone();
        switch (how)
        {
            case "truncated":
                return damaged[..(damaged.Length / 2)];
            case "flipped":
                damaged[damaged.Length / 2] ^= 0x10;
                return damaged;
            default:
                Array.Reverse(damaged);
                return damaged;
        }
    }

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
