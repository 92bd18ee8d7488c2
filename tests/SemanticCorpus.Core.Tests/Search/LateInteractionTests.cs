using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Search.Ranking;
using SemanticCorpus.Storage;
using Xunit;

namespace SemanticCorpus.Core.Tests.Search;

public sealed class LateInteractionTests
{
    private static QuantizedTokenVectors Tokens(params (TextSpan Span, float[] Vector)[] tokens) =>
        QuantizedTokenVectors.From(
            new TokenVectors(
                tokens.Length == 0 ? 3 : tokens[0].Vector.Length,
                [.. Enumerable.Range(0, tokens.Length)],
                [.. tokens.Select(token => token.Span)],
                [.. tokens.SelectMany(token => token.Vector)]),
            i => tokens[i].Span);

    [Fact]
    public void Each_question_token_takes_its_closest_passage_token()
    {
        var question = new QuestionTokens(Tokens((new(0, 1), [1, 0, 0]), (new(1, 1), [0, 1, 0])), [0.75f, 0.25f]);
        var passage = Tokens((new(0, 2), [0.6f, 0.8f, 0]), (new(10, 2), [1, 0, 0]));
        PassageSentence[] sentences = [new(new(0, 5), default), new(new(8, 6), default)];

        var score = LateInteraction.Score(question, passage, sentences);

        Assert.Equal([1, 0], score.Chosen);
        Assert.Equal((0.75 * 1) + (0.25 * 0.8), score.Total, 2);
        Assert.Equal((0.75 * 0.6) + (0.25 * 0.8), score.Sentences[0], 2);
        Assert.Equal(0.75, score.Sentences[1], 2);
    }

    [Fact]
    public void Tokens_of_the_context_count_for_the_passage_and_for_no_sentence()
    {
        var question = new QuestionTokens(Tokens((new(0, 1), [1, 0, 0])), [1]);
        var passage = Tokens((default, [1, 0, 0]), (new(0, 2), [0, 1, 0]));

        var score = LateInteraction.Score(question, passage, [new(new(0, 5), default)]);

        Assert.Equal(1, score.Total, 2);
        Assert.Equal(0, score.Sentences[0], 2);
    }

    [Fact]
    public void A_passage_without_tokens_scores_nothing()
    {
        var question = new QuestionTokens(Tokens((new(0, 1), [1, 0, 0])), [1]);
        var score = LateInteraction.Score(question, Tokens(), [new(new(0, 5), default)]);
        Assert.Equal(0, score.Total);
        Assert.Equal([-1], score.Chosen);
    }

    [Fact]
    public void A_pair_counts_where_the_passage_has_it_side_by_side()
    {
        var question = new QuestionTokens(Tokens((new(0, 1), [1, 0, 0]), (new(1, 1), [0, 1, 0])), [0.5f, 0.5f]);
        var together = Tokens((new(0, 1), [0, 0, 1]), (new(2, 1), [1, 0, 0]), (new(4, 1), [0, 1, 0]));
        var apart = Tokens((new(0, 1), [1, 0, 0]), (new(2, 1), [0, 0, 1]), (new(4, 1), [0, 1, 0]));

        Assert.Equal(1, LateInteraction.Score(question, together, []).Pairs, 2);
        Assert.Equal(0.5, LateInteraction.Score(question, apart, []).Pairs, 2);
    }

    [Fact]
    public void A_question_of_one_token_has_it_for_its_pairs()
    {
        var question = new QuestionTokens(Tokens((new(0, 1), [1, 0, 0])), [1]);
        var score = LateInteraction.Score(question, Tokens((new(0, 1), [0.6f, 0.8f, 0])), []);
        Assert.Equal(score.Total, score.Pairs);
    }

    [Fact]
    public void Rare_word_pieces_weigh_more_and_weights_sum_to_one()
    {
        var vectors = Tokens((new(0, 1), [1, 0, 0]), (new(1, 1), [0, 1, 0]));
        var question = QuestionTokens.Weigh(vectors, 1000, new Dictionary<int, long> { [0] = 500, [1] = 2 });
        Assert.True(question.Weights[1] > 5 * question.Weights[0]);
        Assert.Equal(1, question.Weights.Sum(), 4);
    }

    [Fact]
    public void Inner_products_of_bytes_are_exact()
    {
        var random = new Random(5);
        for (var length = 0; length < 200; length++)
        {
            var left = Enumerable.Range(0, length).Select(_ => (sbyte)random.Next(-127, 128)).ToArray();
            var right = Enumerable.Range(0, length).Select(_ => (sbyte)random.Next(-127, 128)).ToArray();
            Assert.Equal(left.Zip(right, (a, b) => a * b).Sum(), SignedBytes.Dot(left, right));
        }

        sbyte[] extreme = [.. Enumerable.Repeat((sbyte)-127, 96)];
        Assert.Equal(96 * 127 * 127, SignedBytes.Dot(extreme, extreme));
    }
}
