using Microsoft.Extensions.AI;
using SemanticCorpus.Analysis;
using SemanticCorpus.Search;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>The question that a conversation has come to.</summary>
/// <param name="Text">The user's last turn.</param>
/// <param name="Query">The same, completed from earlier turns where it cannot be understood alone.</param>
/// <param name="Earlier">The turns of the user and the assistant before it.</param>
internal sealed record ChatQuestion(string Text, string Query, IReadOnlyList<ChatMessage> Earlier)
{
    /// <summary>A turn with more content words than this is a question of its own, unless it refers back.</summary>
    private const int FewWords = 1;

    /// <summary>A turn that refers back is completed up to this many content words.</summary>
    private const int FewWordsWithReference = 4;

    private static readonly HashSet<string> References = new(
        ["it", "its", "they", "them", "their", "this", "that", "these", "those", "he", "him", "his", "she", "her", "there", "then", "one", "ones", "same"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the question.</summary>
    /// <param name="turns">The conversation, oldest turn first.</param>
    /// <exception cref="ArgumentException">There is no turn of the user's, or its text is empty or too long.</exception>
    public static ChatQuestion Of(IReadOnlyList<ChatTurnJson> turns)
    {
        var asked = turns.Where(turn => turn.Role == "user").Select(turn => turn.Text().Trim()).ToList();
        if (asked.Count == 0 || asked[^1].Length == 0)
        {
            throw new ArgumentException("messages: the user asks nothing. The last message with the role user is the question; give it a text.");
        }

        var last = asked[^1];
        if (last.Length > SearchRequest.MaxQueryLength)
        {
            throw new ArgumentException($"messages: the question has {last.Length:N0} characters, at most {SearchRequest.MaxQueryLength:N0} are taken. Shorten it.");
        }

        var earlier = turns.SkipLast(turns.Reverse().TakeWhile(turn => turn.Role != "user").Count() + 1)
            .Where(turn => turn.Role is "user" or "assistant")
            .Select(turn => new ChatMessage(turn.Role == "user" ? ChatRole.User : ChatRole.Assistant, turn.Text()))
            .ToList();
        if (!IsFollowUp(last))
        {
            return new ChatQuestion(last, last, earlier);
        }

        // The nearest earlier turn that stands alone says what the talk is about; the follow-ups between add to it.
        var context = new List<string>();
        for (var i = asked.Count - 2; i >= 0; i--)
        {
            context.InsertRange(0, ContentWords(asked[i]));
            if (!IsFollowUp(asked[i]))
            {
                break;
            }
        }

        var query = string.Join(' ', context.Distinct(StringComparer.OrdinalIgnoreCase).Prepend(last));
        return new ChatQuestion(last, query.Length <= SearchRequest.MaxQueryLength ? query : query[..SearchRequest.MaxQueryLength], earlier);
    }

    private static bool IsFollowUp(string turn)
    {
        var words = ContentWords(turn).Count();
        return words <= FewWords
            || (words <= FewWordsWithReference && TextAnalyzer.Analyze(turn).Any(term => References.Contains(term.Span.Of(turn))));
    }

    private static IEnumerable<string> ContentWords(string turn) =>
        TextAnalyzer.Analyze(turn).Where(term => !term.IsStopWord).Select(term => term.Span.Of(turn));
}
