using SemanticCorpus.Analysis;
using Xunit;

namespace SemanticCorpus.Core.Tests.Analysis;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("The committee decided yesterday that the bridge has to be closed.", TextLanguage.English)]
    [InlineData("Der Ausschuss hat gestern entschieden, dass die Brücke gesperrt werden muss.", TextLanguage.German)]
    [InlineData("Le comité a décidé hier que le pont doit être fermé.", TextLanguage.French)]
    [InlineData("El comité decidió ayer que el puente debe cerrarse.", TextLanguage.Spanish)]
    [InlineData("Il comitato ha deciso ieri che il ponte deve essere chiuso.", TextLanguage.Italian)]
    [InlineData("O comitê decidiu ontem que a ponte não pode ficar aberta.", TextLanguage.Portuguese)]
    [InlineData("De commissie heeft gisteren besloten dat de brug gesloten moet worden.", TextLanguage.Dutch)]
    [InlineData("Kommittén beslutade i går att bron inte ska vara öppen.", TextLanguage.Swedish)]
    [InlineData("Komiteen bestemte i går at broen ikke skal være åpen, og hva det betyr.", TextLanguage.Norwegian)]
    [InlineData("Udvalget besluttede i går, hvad der skal ske med broen af sten.", TextLanguage.Danish)]
    [InlineData("Комитет вчера решил закрыть мост.", TextLanguage.Russian)]
    [InlineData("Комітет учора вирішив закрити міст.", TextLanguage.Other)]
    [InlineData("Η επιτροπή αποφάσισε χθες.", TextLanguage.Other)]
    [InlineData("委員会は昨日決定した。", TextLanguage.Other)]
    [InlineData("Angela Merkel Paris 2015", TextLanguage.English)]
    [InlineData("wo ist die Brücke", TextLanguage.German)]
    [InlineData("open source models", TextLanguage.English)]
    [InlineData("12 34", TextLanguage.English)]
    [InlineData("", TextLanguage.English)]
    public void A_text_shows_its_language(string text, TextLanguage language) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("de-AT", TextLanguage.German)]
    [InlineData("pt_BR", TextLanguage.Portuguese)]
    [InlineData("nb", TextLanguage.Norwegian)]
    [InlineData("EN", TextLanguage.English)]
    [InlineData("pl", TextLanguage.Other)]
    [InlineData(" ", TextLanguage.English)]
    [InlineData(null, TextLanguage.English)]
    public void What_was_declared_counts_before_the_text(string? tag, TextLanguage language) =>
        Assert.Equal(language, LanguageDetector.Of(tag, "The bridge is closed."));
}
