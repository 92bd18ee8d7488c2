using System.Text.Json;
using SemanticCorpus.Hosting;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Server.Jobs;

/// <summary>Keeps jobs on disk, in the folder <c>jobs</c> beside the database: a folder each with <c>job.json</c>, the documents' contents
/// until the job is finished, and <c>results.jsonl</c>, to which each result is added.</summary>
internal sealed class JobSpool(CorpusSettings settings)
{
    private const string Unfinished = ".new-";
    private readonly string folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.Database!))!, "jobs");

    /// <summary>Writes a new job. It is durable when the task has completed.</summary>
    public async Task AddAsync(JobFile job, IReadOnlyList<ReadOnlyMemory<byte>> contents, CancellationToken cancellationToken)
    {
        PrivateFolder.Create(folder);
        var temporary = Path.Combine(folder, Unfinished + job.Id);
        PrivateFolder.Create(temporary);
        try
        {
            for (var i = 0; i < contents.Count; i++)
            {
                await DurableFile.WriteAsync(Path.Combine(temporary, Name(i)), contents[i], cancellationToken).ConfigureAwait(false);
            }

            await DurableFile.ReplaceAsync(Path.Combine(temporary, "job.json"), Bytes(job), cancellationToken).ConfigureAwait(false);
            Directory.Move(temporary, FolderOf(job.Id));
            DurableFile.SyncFolder(folder);
        }
        catch
        {
            Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    /// <summary>Writes where a job stands.</summary>
    public Task SaveAsync(JobFile job, CancellationToken cancellationToken) =>
        DurableFile.ReplaceAsync(Path.Combine(FolderOf(job.Id), "job.json"), Bytes(job), cancellationToken);

    /// <summary>Adds a result to a job. Lost with a power failure, the document is found unchanged the next time.</summary>
    public Task AddResultAsync(string id, IngestResult result, CancellationToken cancellationToken) =>
        File.AppendAllTextAsync(ResultsOf(id), JsonSerializer.Serialize(result, JobFileJson.Default.IngestResult) + "\n", cancellationToken);

    /// <summary>The content of a document of a job.</summary>
    public async ValueTask<byte[]> ReadAsync(string id, int place, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(Path.Combine(FolderOf(id), Name(place)), cancellationToken).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw new UnreadableSourceException("Its content is gone from the job's folder. Send it again.", failure);
        }
    }

    /// <summary>Removes the contents of a finished job.</summary>
    public void RemoveContents(JobFile job)
    {
        for (var i = 0; i < job.Documents.Count; i++)
        {
            File.Delete(Path.Combine(FolderOf(job.Id), Name(i)));
        }
    }

    /// <summary>Removes a job.</summary>
    public void Remove(string id) => Directory.Delete(FolderOf(id), recursive: true);

    /// <summary>All jobs with their results, oldest first. What was never accepted, or is half removed, is removed.</summary>
    public async Task<IReadOnlyList<(JobFile Job, IReadOnlyList<IngestResult> Results)>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var jobs = new List<(JobFile Job, IReadOnlyList<IngestResult> Results)>();
        foreach (var path in Directory.GetDirectories(folder))
        {
            var written = Path.Combine(path, "job.json");
            if (Path.GetFileName(path).StartsWith(Unfinished, StringComparison.Ordinal) || !File.Exists(written))
            {
                Directory.Delete(path, recursive: true);
                continue;
            }

            var file = File.OpenRead(written);
            await using (file.ConfigureAwait(false))
            {
                var job = await JsonSerializer.DeserializeAsync(file, JobFileJson.Default.JobFile, cancellationToken).ConfigureAwait(false);
                jobs.Add((job!, await ResultsAsync(job!.Id, cancellationToken).ConfigureAwait(false)));
            }
        }

        return [.. jobs.OrderBy(job => job.Job.CreatedAt).ThenBy(job => job.Job.Id, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<IngestResult>> ResultsAsync(string id, CancellationToken cancellationToken)
    {
        var results = new List<IngestResult>();
        if (File.Exists(ResultsOf(id)))
        {
            var text = await File.ReadAllTextAsync(ResultsOf(id), cancellationToken).ConfigureAwait(false);

            // What follows the last line break was being written when the process ended.
            var whole = text[..(text.LastIndexOf('\n') + 1)];
            results.AddRange(whole.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize(line, JobFileJson.Default.IngestResult)!));
            if (whole.Length < text.Length)
            {
                await File.WriteAllTextAsync(ResultsOf(id), whole, cancellationToken).ConfigureAwait(false);
            }
        }

        return results;
    }

    private static byte[] Bytes(JobFile job) => JsonSerializer.SerializeToUtf8Bytes(job, JobFileJson.Default.JobFile);

    private string ResultsOf(string id) => Path.Combine(FolderOf(id), "results.jsonl");

    private string FolderOf(string id) => Path.Combine(folder, id);

    private static string Name(int place) => $"{place}.content";
}
