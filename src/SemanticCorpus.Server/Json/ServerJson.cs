using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using SemanticCorpus.Server.Answers;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Documents;
using SemanticCorpus.Server.Health;
using SemanticCorpus.Server.Jobs;
using SemanticCorpus.Server.Overview;
using SemanticCorpus.Server.Search;

namespace SemanticCorpus.Server.Json;

/// <summary>What the service reads and writes beside <see cref="SemanticCorpus.Json.CorpusJson"/>; the options are the host's.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(AskBody))]
[JsonSerializable(typeof(PassagesJson))]
[JsonSerializable(typeof(DeltaJson))]
[JsonSerializable(typeof(CitationsJson))]
[JsonSerializable(typeof(HealthJson))]
[JsonSerializable(typeof(CorporaJson))]
[JsonSerializable(typeof(CorpusStatusJson))]
[JsonSerializable(typeof(DocumentsBody))]
[JsonSerializable(typeof(DocumentPageJson))]
[JsonSerializable(typeof(RelatedBody))]
[JsonSerializable(typeof(JobJson))]
[JsonSerializable(typeof(AcceptedJson))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(FacetsJson))]
[JsonSerializable(typeof(ExamplesJson))]
[JsonSerializable(typeof(MapJson))]
[JsonSerializable(typeof(LocateBody))]
[JsonSerializable(typeof(LocationJson))]
[JsonSerializable(typeof(ServiceStatusJson))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class ServerJson : JsonSerializerContext;
