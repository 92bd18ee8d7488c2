using FsCheck;
using FsCheck.Fluent;
using SemanticCorpus.Analysis;
using Xunit;

namespace SemanticCorpus.Core.Tests.Analysis;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("Open-source models", "opensourc open sourc model")]
    [InlineData("It's Zuckerberg’s résumé", "it zuckerberg resum")]
    [InlineData("Llama 3.1 costs 1,400 dollars.", "llama 3.1 cost 1400 dollar")]
    [InlineData("the SB1047 bill, GPT-4", "the sb1047 sb 1047 bill gpt4 gpt 4")]
    [InlineData("C++ and C# but not 1+1", "c++ and c# but not 1 1")]
    [InlineData("東京都 hello", "東京 京都 hello")]
    [InlineData("字", "字")]
    [InlineData("Straße Łódź Việt Nam", "straße lodz viet nam")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("U.S. and US law, give us time", "us. and us. law give us time")]
    [InlineData("ABOUT US\nthe n.a.c.a. and U.K. IT", "about us the naca and uk it.")]
    [InlineData("camelCase snake_case XMLReader iPhones GPUs", "camelcas camel case snakecas snake case xmlreader xml reader iphon gpus")]
    [InlineData("gpt-4o, GPT4, H2O, A320, 1980s", "gpt4o gpt 4o gpt4 gpt 4 h2o a320 a 320 1980s")]
    [InlineData("AT&T, R&D & more; node.js v1.2.3", "at&t r&d more nodej node js v1.2.3")]
    [InlineData("state-of-the-art 978-3-16-148410-0", "stateoftheart state of the art 9783161484100 978 3 16 148410 0")]
    [InlineData("co\u00ADoperate ＡＩ", "cooper ai")]
    [InlineData(" ,;-- ", "")]
    [InlineData("", "")]
    public void Terms_are_folded_and_stemmed(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', TextAnalyzer.Analyze(text).Select(term => term.Value)));

    [Theory]
    [InlineData(TextLanguage.German, "Die Häuser an der Straße", "haus hauser strass strasse")]
    [InlineData(TextLanguage.French, "l'économie des réfugiés", "econom economie refugi refugies")]
    [InlineData(TextLanguage.Russian, "Ёлки и война", "елк елки воин воина")]
    [InlineData(TextLanguage.Other, "Η Αθήνα, τους δρόμους", "η αθηνα τουσ δρομουσ")]
    [InlineData(TextLanguage.Other, "ภาษาไทย \U00020BB7\u91CE\u5BB6", "ภา าษ ษา าไ ไท ทย \U00020BB7\u91CE \u91CE\u5BB6")]
    public void Other_languages_give_stems_and_words_as_written(TextLanguage language, string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', TextAnalyzer.Analyze(text, language).Where(term => !term.IsStopWord).Select(term => term.Value)));

    [Theory]
    [InlineData("SB 1047", "SB1047")]
    [InlineData("SB1047", "the SB-1047 bill")]
    [InlineData("gpt4o", "GPT-4o")]
    [InlineData("GPT 4o", "gpt-4o")]
    [InlineData("open source", "OpenSource")]
    [InlineData("parse tree", "parse_tree")]
    [InlineData("US tariffs", "the U.S. economy")]
    [InlineData("e-mail", "an email")]
    public void Names_are_found_however_they_are_written(string question, string text)
    {
        var wanted = TextAnalyzer.Analyze(question).Where(term => !term.IsStopWord).Select(term => term.Value);
        var there = TextAnalyzer.Analyze(text).Select(term => term.Value).ToHashSet();
        Assert.Contains(wanted, there.Contains);
    }

    [Fact]
    public void Stop_words_are_marked_before_stemming()
    {
        var terms = TextAnalyzer.Analyze("What did the critics say? It's not being said.");
        Assert.Equal(["critic", "say", "said"], terms.Where(term => !term.IsStopWord).Select(term => term.Value));
    }

    [Fact]
    public void A_long_word_counts_by_its_beginning()
    {
        var term = Assert.Single(TextAnalyzer.Analyze(new string('x', 1_000_000)));
        Assert.Equal(TextAnalyzer.LongestTerm, term.Value.Length);
        Assert.Equal(1_000_000, term.Span.Length);
    }

    [Fact]
    public void Spans_are_ascending_and_hold_their_words() =>
        Prop.ForAll<string>(text =>
        {
            var terms = TextAnalyzer.Analyze(text ?? "");
            return terms.All(term => term.Span.Start >= 0 && term.Span.Length > 0 && term.Span.End <= text!.Length && term.Value.Length is > 0 and <= TextAnalyzer.LongestTerm)
                && terms.Zip(terms.Skip(1)).All(pair => pair.First.Span.Start <= pair.Second.Span.Start);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(11, 13));
}
