using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticCorpus.Documents;
using SemanticCorpus.Json;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Jobs;

namespace SemanticCorpus.Server.Documents;

/// <summary>Taking documents in.</summary>
internal static class IntakeEndpoints
{
    public static void MapIntake(this IEndpointRouteBuilder corpus)
    {
        corpus.MapPost("/documents", AddAsync).WithName("addDocuments").WithSummary("Takes documents in.").TakesDocuments().MakesJob();
        corpus.MapPut("/documents/{id}", PutAsync).WithName("putDocument").WithSummary("Takes a document in under an id.")
            .Accepts<DocumentBody>("application/json", DocumentRequest.OtherMediaTypes).MakesJob();
        corpus.MapPost("/documents/{id}/reread", RereadAsync).WithName("rereadDocument")
            .WithSummary("Reads a document's file again, or its stored original where the service may read no such file; what is known of it stays.").MakesJob();
        corpus.MapPost("/documents/preview", PreviewAsync).WithName("previewDocument").WithSummary("How a document would be taken in; nothing is stored.")
            .Accepts<DocumentBody>("application/json", DocumentRequest.OtherMediaTypes);
    }

    private static RouteHandlerBuilder TakesDocuments(this RouteHandlerBuilder route) =>
        route.Accepts<DocumentsBody>("application/json", DocumentRequest.OtherMediaTypes);

    private static RouteHandlerBuilder MakesJob(this RouteHandlerBuilder route) =>
        route.WithDescription("Answers 202 with a job once everything is on disk; with wait=true, when the job is finished.")
            .Produces<AcceptedJson>(StatusCodes.Status202Accepted).Produces<AcceptedJson>(StatusCodes.Status201Created);

    private static async Task<IResult> AddAsync(
        string corpus, HttpRequest request, CorpusRegistry corpora, DocumentRequest documents, JobQueue jobs, CancellationToken cancellationToken, bool wait = false)
    {
        _ = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        var submitted = await documents.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        var job = await jobs.AcceptAsync(corpus, submitted, cancellationToken).ConfigureAwait(false);
        return await JobEndpoints.AnswerAsync(job, wait, _ => StatusCodes.Status201Created, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IResult> PutAsync(
        string corpus,
        string id,
        HttpRequest request,
        CorpusRegistry corpora,
        DocumentRequest documents,
        JobQueue jobs,
        CancellationToken cancellationToken,
        bool wait = false)
    {
        Submission.CheckId(id);
        _ = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        var submitted = await documents.ReadOneAsync(request, id, cancellationToken).ConfigureAwait(false);
        var job = await jobs.AcceptAsync(corpus, [submitted], cancellationToken).ConfigureAwait(false);
        return await JobEndpoints.AnswerAsync(
            job, wait, done => done.Replaced + done.Unchanged > 0 ? StatusCodes.Status200OK : StatusCodes.Status201Created, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IResult> RereadAsync(
        string corpus, string id, CorpusRegistry corpora, SourceFiles files, JobQueue jobs, CancellationToken cancellationToken, bool wait = false)
    {
        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        var document = await found.Store.GetDocumentAsync(id, cancellationToken).ConfigureAwait(false) ?? throw DocumentEndpoints.Missing(id);

        var file = await files.ReadAsync(document.Source, found.Formats, cancellationToken).ConfigureAwait(false);
        var hints = file?.Hints ?? new DocumentHints { FileName = document.Source, Url = document.Metadata.Url };
        var again = new SubmittedDocument(
            new JobDocument(document.Source, id, hints, document.Metadata, Again: true), file?.Bytes ?? Encoding.UTF8.GetBytes(document.Original));
        var job = await jobs.AcceptAsync(corpus, [again], cancellationToken).ConfigureAwait(false);
        var readFrom = file is null ? RereadFrom.Original : RereadFrom.File;
        return await JobEndpoints.AnswerAsync(job, wait, _ => StatusCodes.Status201Created, cancellationToken, readFrom).ConfigureAwait(false);
    }

    private static async Task<Ok<PreviewJson>> PreviewAsync(
        string corpus, HttpRequest request, CorpusRegistry corpora, DocumentRequest documents, CancellationToken cancellationToken)
    {
        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        var (document, content) = await documents.ReadOneAsync(request, null, cancellationToken).ConfigureAwait(false);
        var read = await found.Formats.ReadAsync(content, document.Hints, cancellationToken).ConfigureAwait(false);
        var metadata = read.Metadata.With(document.Metadata);
        return TypedResults.Ok(PreviewJson.From(document.Source, read, metadata, found.Passages.Split(read.Cleaned, metadata.Title)));
    }
}
