using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Tokenization;

/// <summary>BERT's tokenizer: clean, set ideographs apart, strip accents, lower-case, split at white space and punctuation, then WordPiece,
/// the longest piece first. Words of plain ASCII are spelled straight from the text; all others go through <see cref="BertNormalizer"/>.</summary>
internal sealed class BertTokenizer : Tokenizer
{
    private const int LongestWord = 10_000;
    private readonly WordPieceTrie _trie;
    private readonly AddedTokenMatcher? _added;
    private readonly BertSettings _settings;
    private readonly BertCharacters _characters;
    private readonly int _continuing;
    private readonly int _unknown;
    private BertNormalizer? _spare;

    /// <exception cref="ModelException">The vocabulary lacks a token that the settings name, or a setting is out of range.</exception>
    public BertTokenizer(WordPieceTrie trie, BertSettings settings)
        : base(new SpecialTokens(Ids(trie, settings, settings.Prefix), Ids(trie, settings, settings.Suffix), Ids(trie, settings, settings.Between), settings.SecondType))
    {
        if (settings.MaxInputCharsPerWord is < 1 or > LongestWord)
        {
            throw new ModelException($"The tokenizer's max_input_chars_per_word is {settings.MaxInputCharsPerWord}; it must lie between 1 and {LongestWord}.");
        }

        _trie = trie;
        _settings = settings;
        _characters = new BertCharacters(settings);
        _continuing = trie.Walk(settings.ContinuingSubwordPrefix);
        _unknown = Id(trie, settings, settings.UnknownToken);
        _added = settings.AddedTokens.Count > 0 ? new AddedTokenMatcher(settings.AddedTokens, settings.Lowercase) : null;
    }

    private protected override void Split(ReadOnlySpan<char> text, TokenSequence target)
    {
        var from = 0;
        while (_added?.Next(text, from, out var start, out var end) is { } token)
        {
            Words(text, from, start, target);
            target.Add(token.Id, start, end);
            from = end;
            if (target.IsFull)
            {
                return;
            }
        }

        Words(text, from, text.Length, target);
    }

    private static int[] Ids(WordPieceTrie trie, BertSettings settings, IEnumerable<string> tokens) => [.. tokens.Select(t => Id(trie, settings, t))];

    private static int Id(WordPieceTrie trie, BertSettings settings, string token)
    {
        var id = settings.AddedTokens.FirstOrDefault(t => t.Content == token)?.Id ?? trie.Find(token);
        return id != WordPieceTrie.NoToken ? id : throw new ModelException($"The tokenizer's vocabulary lacks the token '{token}' that its settings name.");
    }

    private void Words(ReadOnlySpan<char> text, int from, int to, TokenSequence target)
    {
        // The text as far as the next added token, so that indices stay those of the whole text.
        text = text[..to];
        var at = from;
        while (at < text.Length && !target.IsFull)
        {
            var kind = _characters.KindAt(text, at, out var length);
            switch (kind)
            {
                case BertCharacterKind.Ignored:
                    at += length;
                    break;
                case BertCharacterKind.Single:
                    AddSingle(text, at, length, target);
                    at += length;
                    break;
                case BertCharacterKind.Ascii:
                    var end = _characters.AsciiWordEnd(text, at);
                    if (_characters.IsBoundary(text, end))
                    {
                        Spell(new AsciiWord(text[at..end], _characters.AsciiFold, at), target);
                        at = end;
                    }
                    else
                    {
                        at = Normalize(text, at, target);
                    }

                    break;
                default:
                    at = Normalize(text, at, target);
                    break;
            }
        }
    }

    private int Normalize(ReadOnlySpan<char> text, int at, TokenSequence target)
    {
        var normalizer = Interlocked.Exchange(ref _spare, null) ?? new BertNormalizer(_settings, _characters, Spell);
        at = normalizer.Word(text, at, target);
        _spare = normalizer;
        return at;
    }

    private void AddSingle(ReadOnlySpan<char> text, int at, int length, TokenSequence target)
    {
        var id = _trie.Find(text.Slice(at, length));
        target.Add(id == WordPieceTrie.NoToken ? _unknown : id, at, at + length);
    }

    private void Spell<TWord>(TWord word, TokenSequence target)
        where TWord : ISpelledWord, allows ref struct
    {
        if (word.CodePoints > _settings.MaxInputCharsPerWord)
        {
            target.Add(_unknown, word.StartOf(0), word.EndOf(word.Length - 1));
            return;
        }

        var trie = _trie;
        var before = target.Count;
        var state = WordPieceTrie.Root;
        for (var at = 0; at < word.Length; state = _continuing)
        {
            var (id, end) = (WordPieceTrie.NoToken, at);
            for (var next = at; next < word.Length; next++)
            {
                state = trie.Step(state, word[next]);
                if (state == WordPieceTrie.Dead)
                {
                    break;
                }

                if (trie.TokenAt(state) is not WordPieceTrie.NoToken and var token)
                {
                    (id, end) = (token, next + 1);
                }
            }

            if (id == WordPieceTrie.NoToken)
            {
                target.Rewind(before);
                target.Add(_unknown, word.StartOf(0), word.EndOf(word.Length - 1));
                return;
            }

            target.Add(id, word.StartOf(at), word.EndOf(end - 1));
            at = end;
        }
    }
}
