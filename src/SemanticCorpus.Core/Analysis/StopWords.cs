using System.Collections.Frozen;

namespace SemanticCorpus.Analysis;

/// <summary>Words that say nothing of a text's subject: articles, pronouns, prepositions, conjunctions, auxiliaries and question words.
/// They also tell which language a text is in.</summary>
public static class StopWords
{
    /// <summary>Length of the longest stop word, at most.</summary>
    internal const int Longest = 16;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>[] Words = MakeWords();

    /// <summary>Whether a word is a stop word.</summary>
    /// <param name="word">The word in lower case with straight apostrophes.</param>
    /// <param name="language">Its language.</param>
    public static bool Contains(ReadOnlySpan<char> word, TextLanguage language = TextLanguage.English) =>
        word.Length <= Longest && (int)language < Words.Length && Words[(int)language].Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>[] MakeWords()
    {
        var words = new FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>[(int)TextLanguage.Other];
        for (var language = TextLanguage.English; language < TextLanguage.Other; language++)
        {
            words[(int)language] = ListOf(language).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        }

        return words;
    }

    private static string ListOf(TextLanguage language) => language switch
    {
        TextLanguage.English =>
            """
            a an the this that these those such some any each every either neither both all no nor not only own same so than too very just
            i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
            it its itself they them their theirs themselves one
            who whom whose which what when where why how whether
            am is are was were be been being do does did doing done have has had having can could may might must shall should will would ought
            and or but if because as until while although though unless since
            of at by for with about against between into through during before after above below to from up down in out on off over under upon within without toward towards among per via
            again further then once here there also else ever yet still
            aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't shan't shouldn't wasn't weren't won't wouldn't
            i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd we'll they're they've they'd they'll
            that's there's here's what's who's where's when's why's how's let's
            s t d ll re ve m
            """,
        TextLanguage.German =>
            """
            der die das den dem des ein eine einer einem einen eines und oder aber denn weil dass daß wenn als ob wie was wer wo wann warum
            welche welcher welches ich du er sie es wir ihr mich dich sich uns euch ihm ihn ihnen mein dein sein seine seiner ihre ihrer unser
            euer ist sind war waren bin bist wird werden wurde wurden worden hat haben hatte hatten kann können konnte muss müssen soll sollte
            will wollen nicht kein keine auch nur noch schon sehr mehr in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter
            durch für gegen ohne um bis seit während zwischen hier dort da dann so dieser diese dieses diesem diesen jeder jede man
            """,
        TextLanguage.French =>
            """
            le la les l un une des du de d à au aux et ou mais donc car ni que qu qui quoi dont où quand comment pourquoi quel quelle quels
            quelles je tu il elle on nous vous ils elles me te se lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre vos ce cet
            cette ces cela ça est sont était étaient être été suis es sommes êtes a ont avait avaient avoir ai as avons avez ne pas plus n s j
            m t c y en dans par pour sur sous avec sans chez vers entre contre depuis pendant comme si aussi très tout tous toute toutes même
            fait
            """,
        TextLanguage.Spanish =>
            """
            el la los las un una unos unas de del al a y e o u pero porque que qué quien quién quienes cuál cuáles cómo cuando cuándo donde
            dónde como si no ni yo tú él ella ellos ellas nosotros usted ustedes me te se nos le les lo mi mis tu tus su sus nuestro nuestra
            este esta estos estas ese esa esos esas eso esto es son era eran fue fueron ser está están estaba ha han había he hay haber en con
            por para sin sobre entre desde hasta contra según durante más muy también ya sólo solo todo todos
            """,
        TextLanguage.Italian =>
            """
            il lo la i gli le un uno una l di del dello della dei degli delle dell a al allo alla ai agli alle all da dal dalla dai dalle in
            nel nello nella nei negli nelle con su sul sulla sui sulle per tra fra e ed o ma perché che chi cui come quando dove quale quali
            cosa non né se io tu lui lei noi voi loro mi ti si ci vi ne suo sua suoi sue mio tuo nostro questo questa questi queste quello
            quella è sono era erano essere stato stata ha hanno aveva avere ho più anche molto già solo tutto tutti
            """,
        TextLanguage.Portuguese =>
            """
            o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às e ou mas porque que quem qual quais como quando onde se
            não nem eu tu ele ela eles elas nós você vocês me te lhe lhes meu minha seu sua seus suas nosso nossa este esta estes estas esse
            essa isso isto aquele aquela é são era eram foi foram ser está estão estava tem têm tinha ter há com por para pelo pela pelos
            pelas sem sobre entre desde até contra durante mais muito também já só todo todos
            """,
        TextLanguage.Dutch =>
            """
            de het een van en of maar want omdat dat die dit deze als dan wat wie waar wanneer waarom hoe welke ik jij je u hij zij ze wij we
            jullie hem haar hun hen mij me ons onze zijn mijn jouw is was waren ben bent wordt worden werd werden heeft hebben had hadden kan
            kunnen kon moet moeten zal zullen zou niet geen ook nog al zeer meer in aan op uit bij met naar voor tot over onder door tegen
            zonder om sinds tijdens tussen te er hier daar zo
            """,
        TextLanguage.Swedish =>
            """
            en ett den det de och eller men för att som om när var vad vem vilken vilket vilka varför hur jag du han hon vi ni mig dig sig oss
            er dem min din sin sitt sina hans hennes vår deras är äro varit vara blir blev blivit har hade ha kan kunde ska skulle måste inte
            ingen inget också bara mycket mer i på av till från med under över genom mot utan vid mellan efter före sedan här där så detta
            denna dessa alla
            """,
        TextLanguage.Norwegian =>
            """
            en ei et den det de og eller men for at som om når hva hvem hvor hvilken hvilke hvorfor hvordan jeg du han hun vi dere meg deg seg
            oss dem min din sin sitt sine hans hennes vår deres er var vært være blir ble blitt har hadde ha kan kunne skal skulle må ikke
            ingen også bare mye mer i på av til fra med under over gjennom mot uten ved mellom etter før siden her der så dette denne disse
            alle
            """,
        TextLanguage.Danish =>
            """
            en et den det de og eller men for at som om når hvad hvem hvor hvilken hvilke hvorfor hvordan jeg du han hun vi i mig dig sig os
            jer dem min din sin sit sine hans hendes vores deres er var været være bliver blev blevet har havde have kan kunne skal skulle må
            ikke ingen også kun meget mere på af til fra med under over gennem mod uden ved mellem efter før siden her der så dette denne
            disse alle
            """,
        TextLanguage.Russian =>
            """
            и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её мне было вот от меня еще ещё нет о из
            ему теперь когда даже ну ли если или ни быть был него до вас нибудь уж вам сказал ведь там потом себя ничего ей может они тут где
            есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой
            совсем ним здесь этом один почти мой тем чтобы нее сейчас были куда зачем всех можно при об это эта эти
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };
}
