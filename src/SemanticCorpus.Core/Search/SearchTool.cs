using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;
using SemanticCorpus.Json;

namespace SemanticCorpus.Search;

/// <summary>Search as a function that a chat model can call: put it into <see cref="ChatOptions.Tools"/>, or into a Semantic Kernel plugin.</summary>
public static class SearchTool
{
    /// <summary>The function's name unless another is given.</summary>
    public const string DefaultName = "search_documents";

    private const string DefaultDescription =
        "Finds passages of the user's documents that answer a question, best first, each with its title, source, best sentence and relevance from 0 to 1.";

    private static readonly JsonSerializerOptions Json = WithAnyType();

    /// <summary>Makes the function. It takes <c>query</c> and <c>limit</c> and gives a <see cref="SearchJson"/>.</summary>
    /// <param name="search">The corpus.</param>
    /// <param name="name">The function's name; letters, digits and underscores.</param>
    /// <param name="description">What the corpus holds, so that a model knows when to ask.</param>
    public static AIFunction Create(CorpusSearch search, string name = DefaultName, string description = DefaultDescription)
    {
        ArgumentNullException.ThrowIfNull(search);
        return AIFunctionFactory.Create(SearchAsync, new AIFunctionFactoryOptions { Name = name, Description = description, SerializerOptions = Json });

        async Task<SearchJson> SearchAsync(
            [Description("The question in natural language, or keywords; at most 4,096 characters.")] string query,
            CancellationToken cancellationToken,
            [Description("How many passages are wanted, 1 to 100.")] int limit = 5)
        {
            var request = new SearchRequest { Query = query, Limit = limit };
            return SearchJson.From(request, await search.SearchAsync(request, cancellationToken).ConfigureAwait(false));
        }
    }

    private static JsonSerializerOptions WithAnyType()
    {
        var options = new JsonSerializerOptions(CorpusJson.Compact.Options);
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        options.MakeReadOnly();
        return options;
    }
}
