using Microsoft.Extensions.Options;
using HttpJson = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>The routes that clients made for OpenAI's API can use. Fields that are not known here are passed over, because such clients send
/// many that have no meaning for a corpus; errors have OpenAI's shape.</summary>
internal static class OpenAiEndpoints
{
    public static IServiceCollection AddOpenAi(this IServiceCollection services) => services
        .AddSingleton<IProblemDetailsWriter, OpenAiErrorWriter>()
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, OpenAiJson.Default));

    public static void MapOpenAi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").WithMetadata(new OpenAiErrors()).WithTags("OpenAI");
        group.MapModels();
        group.MapEmbeddings();
        group.MapChat(routes.ServiceProvider.GetRequiredService<IOptions<HttpJson>>().Value.SerializerOptions);
        group.MapRerank();
    }
}

/// <summary>Marks routes whose errors have OpenAI's shape.</summary>
internal sealed class OpenAiErrors;
