using System.Collections.Frozen;

namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// The common words of web furniture. A word by itself decides nothing: the rules ask for a shape and a place and use these words
/// to tell, say, a label over a list of stories from a heading of the article.
/// </summary>
internal static class Vocabulary
{
    /// <summary>Words that labels over other stories are made of.</summary>
    public static readonly FrozenSet<string> StoryLabel = Set(
        "related recommended recommendations recommend trending popular latest recent more most also another other top similar featured suggested sponsored promoted "
        + "next previous editor's editors picks pick must read reading reads watch see check out don't dont miss you may might like will love we you'll enjoy for the our your "
        + "today's this week month and in case missed it up stories story posts post articles article news headlines headline content links videos video coverage viewed shared "
        + "commented discussed from around web here are some of now new hot what to");

    /// <summary>Of those, the ones that speak of stories or of reading them.</summary>
    public static readonly FrozenSet<string> Story = Set(
        "related recommended recommendations trending popular read reading reads watch stories story posts post articles article news headlines headline picks videos content "
        + "miss missed like love enjoy viewed coverage featured");

    /// <summary>Of those, the ones that set some stories apart from others.</summary>
    public static readonly FrozenSet<string> StoryChoice = Set(
        "related recommended recommendations trending popular latest recent more most also another other top similar featured suggested sponsored promoted must next previous miss missed picks pick like love");

    /// <summary>Words that lead over to a proper name in a label, as in "more from The Daily Planet".</summary>
    public static readonly FrozenSet<string> NameLead = Set("on from in at by with");

    /// <summary>Verbs that a call to action begins with.</summary>
    public static readonly FrozenSet<string> Imperative = Set(
        "get sign subscribe join follow register download support become like stay never don't want be receive enjoy love unlock keep");

    /// <summary>What a call to action offers.</summary>
    public static readonly FrozenSet<string> Offer = Set(
        "inbox newsletter newsletters email emails e-mail updates alerts subscription subscriber subscribers account app facebook twitter instagram youtube linkedin telegram whatsapp channel notifications patreon briefing digest");

    /// <summary>Words by which a call to action speaks for the site or presses the reader.</summary>
    public static readonly FrozenSet<string> Address = Set("our us free daily weekly monthly now today delivered straight");

    /// <summary>What a document about the things offered speaks of.</summary>
    public static readonly FrozenSet<string> OfferTopic = Set("inbox newsletter newsletters subscribe subscribers subscription email emails notifications");

    /// <summary>Words of the small print and fields around a box to sign up.</summary>
    public static readonly FrozenSet<string> SignUpSmallPrint = Set("spam unsubscribe privacy subscribing subscribe email address signing terms agree");

    /// <summary>Words that labels over comments and their form are made of.</summary>
    public static readonly FrozenSet<string> CommentLabel = Set(
        "leave a an post write add your submit reply replies comment comments join the conversation discussion cancel be first to response responses thoughts thought on no yet so far what do you think in say share have show all view are closed disabled log");

    public static readonly FrozenSet<string> Comment = Set("comment comments reply replies conversation discussion responses thoughts");

    /// <summary>Fields and buttons of a form for comments.</summary>
    public static readonly FrozenSet<string> FormField = Set(
        "name email e-mail address website url comment comments message submit post required optional captcha save my in this browser for the next time i notify me of new posts follow up follow-up by via reply your send and logged as out");

    /// <summary>Verbs of buttons that pass a page on.</summary>
    public static readonly FrozenSet<string> ShareVerb = Set("share tweet pin email print copy follow like send forward bookmark repost flip save");

    /// <summary>Where pages are passed on to, and the words between.</summary>
    public static readonly FrozenSet<string> ShareTarget = Set(
        "facebook twitter x linkedin whatsapp reddit pinterest telegram tumblr instagram youtube messenger email mail link url print sms flipboard pocket threads bluesky mastodon vk weibo line wechat snapchat tiktok rss "
        + "share shares tweet pin copy follow like send forward bookmark repost save us on this article story post page via to with a friend by the click opens in new window it now your friends enjoyed did you love");

    /// <summary>Words that notices about cookies have.</summary>
    public static readonly FrozenSet<string> Cookie = Set("cookie cookies");

    public static readonly FrozenSet<string> Consent = Set(
        "accept agree consent continue continuing browsing experience preferences reject settings manage analyse analyze personalise personalize traffic advertising policy");

    public static readonly FrozenSet<string> ConsentButton = Set(
        "accept reject decline allow deny manage all cookies cookie settings preferences ok okay got it i agree only necessary customize customise save close learn more options essential");

    /// <summary>Words that menus, toolbars and footers are made of.</summary>
    public static readonly FrozenSet<string> Interface = Set(
        "home about us contact news sport sports politics business technology tech opinion entertainment lifestyle world local weather science health travel video videos podcasts login log in sign up out register search menu subscribe "
        + "privacy policy policies terms of service use conditions help faq support careers jobs advertise advertising sitemap site map cookies cookie settings accessibility newsletter newsletters rss feed feeds back to top next previous "
        + "close open share print skip content main navigation toggle account my profile cart basket shop store all categories category archives archive blog press legal imprint disclaimer editorial team our company latest trending popular "
        + "more events resources products solutions pricing documentation docs community forum download downloads donate first last page facebook twitter instagram youtube linkedin");

    /// <summary>Of those, the ones that a line may consist of by itself and still be a button.</summary>
    public static readonly FrozenSet<string> Button = Set(
        "back menu close skip to content main navigation search share print top toggle log sign in up login register subscribe home next previous the this page article go site");

    /// <summary>What such a button does or leads to.</summary>
    public static readonly FrozenSet<string> ButtonVerb = Set("back menu close skip search share print toggle log sign login register subscribe home next previous");

    /// <summary>Words of lines that lead on to the rest of a story.</summary>
    public static readonly FrozenSet<string> ReadOn = Set("read more continue reading click tap here to view see the full story article learn find out show this watch video on keep");

    public static readonly FrozenSet<string> ReadOnVerb = Set("read continue click tap view learn find show keep");

    /// <summary>Words of the marks around advertisements.</summary>
    public static readonly FrozenSet<string> AdvertMark = Set(
        "advertisement advertisements advert adverts ad ads sponsored promoted paid partner content story article post continues continue below after scroll to the reading with this is loading skip");

    public static readonly FrozenSet<string> Advert = Set("advertisement advertisements advert adverts ad ads sponsored promoted");

    /// <summary>Words of a page's own working that lines consist of wherever they stand.</summary>
    public static readonly FrozenSet<string> Mechanism = Set("loading listen to this article play video pause audio show load more see view all comments stories photos gallery expand collapse enlarge click tap image min minute minutes read please wait");

    /// <summary>Of those, the ones that a line of a page's own working begins with.</summary>
    public static readonly FrozenSet<string> MechanismVerb = Set("loading listen play pause show load see view expand collapse click tap");

    /// <summary>Words before the labels of an article.</summary>
    public static readonly FrozenSet<string> TagLead = Set("tags tag tagged topics filed categories category posted labels keywords");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
