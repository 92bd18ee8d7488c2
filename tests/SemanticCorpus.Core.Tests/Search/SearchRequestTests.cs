using SemanticCorpus.Search;
using Xunit;

namespace SemanticCorpus.Core.Tests.Search;

public sealed class SearchRequestTests
{
    private static readonly SearchRequest Good = new() { Query = "why" };

    public static TheoryData<string, SearchRequest> Bad => new()
    {
        { "query", Good with { Query = " " } },
        { "query", Good with { Query = new string('x', SearchRequest.MaxQueryLength + 1) } },
        { "limit", Good with { Limit = 0 } },
        { "limit", Good with { Limit = 101 } },
        { "offset", Good with { Offset = -1 } },
        { "context", Good with { Context = 11 } },
        { "minRelevance", Good with { MinRelevance = double.NaN } },
        { "diversity", Good with { Diversity = 1.5 } },
        { "perDocument", Good with { PerDocument = 0 } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_field_out_of_its_limits_is_named(string field, SearchRequest request) =>
        Assert.StartsWith(field + ":", Assert.Throws<ArgumentException>(request.Validate).Message, StringComparison.Ordinal);

    [Fact]
    public void The_defaults_are_good() => Good.Validate();
}
