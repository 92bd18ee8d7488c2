using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using SemanticCorpus.Server.Answers;

namespace SemanticCorpus.Server.Llm;

/// <summary>What answering needs.</summary>
internal static class LlmServices
{
    public static IServiceCollection AddAnswers(this IServiceCollection services, LlmSettings llm)
    {
        services.AddSingleton<AnswerService>();
        if (llm.IsSet)
        {
            services.AddSingleton(llm).AddSingleton(Client(llm)).AddSingleton<AnswerWriter>();
        }

        return services;
    }

    private static IChatClient Client(LlmSettings llm)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = new Uri(llm.BaseUrl),
            NetworkTimeout = llm.Timeout,

            // Quoted sentences at once are a better answer than generated ones after several tries.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        };

        // The client takes no empty key; servers that want none pass over it.
        var key = new ApiKeyCredential(llm.ApiKey.Length > 0 ? llm.ApiKey : "none");
        return new ChatClient(llm.Model, key, options).AsIChatClient();
    }
}
