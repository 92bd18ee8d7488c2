using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

public class FurnitureTests
{
    private const string Opening = "The river rose two metres in the night, and the lower town was under water by the morning.";
    private const string Closing = "By Thursday the water had gone, and the bakers were the first who opened their doors again.";

    public static TheoryData<string, string> Around() => new()
    {
        { "menu above", "Home\nNews\nSports\nOpinion\nContact\n\n{0}\n\n{1}" },
        { "menu in one line", "Home | News | Sports | Log in\n\n{0}\n\n{1}" },
        { "breadcrumb", "Home > News > Local\n\n{0}\n\n{1}" },
        { "skip link", "Skip to content\n\n{0}\n\n{1}" },
        { "footer menu", "{0}\n\n{1}\n\nAbout us\nContact\nPrivacy policy\nTerms of service\n\n© 2025 The Daily River. All rights reserved." },
        { "copyright", "{0}\n\n{1}\n\nCopyright © 2024 The Daily River" },
        { "share row", "{0}\n\nShare on Facebook\nTweet\nEmail\nCopy link\n\n{1}" },
        { "share counts", "Share\n1.2K Shares\nTweet\n\n{0}\n\n{1}" },
        { "cookie notice", "This website uses cookies to improve your experience. By continuing you agree to our policy.\n\nAccept all\n\nReject\n\n{0}\n\n{1}" },
        { "newsletter box", "{0}\n\nSign up for our free daily newsletter\n\nEnter your email address\n\nSubscribe\n\nBy subscribing you agree to our privacy policy. Unsubscribe at any time.\n\n{1}" },
        { "follow us", "{0}\n\n{1}\n\nFollow us on Facebook and Twitter for more updates" },
        { "advertisement", "{0}\n\nAdvertisement\n\n{1}" },
        { "advertisement below", "{0}\n\nStory continues below advertisement\n\n{1}" },
        { "read more", "{0}\n\nRead more\n\n{1}" },
        { "read more with headline", "{0}\n\nREAD MORE: Ten bridges that were never built across the lower river\n\n{1}" },
        { "tags", "{0}\n\n{1}\n\nTags: river, flood, lower town" },
        { "filed under", "{0}\n\n{1}\n\nFiled under Weather, Local" },
        { "comment form", "{0}\n\n{1}\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nComment *\n\nName *\n\nEmail *\n\nWebsite\n\nPost Comment" },
        { "comments", "{0}\n\n{1}\n\n2 Comments\n\nBo says:\n\nNice to hear that the bakers are well.\n\nReply\n\nChen says:\n\nSame here.\n\nReply" },
        { "no comments", "{0}\n\n{1}\n\nNo comments yet" },
        { "popular stories", "{0}\n\n{1}\n\nMost Popular\n\nMayor opens the new harbour bridge\n\nWhy the ferries are late this month\n\nSeven walks along the upper river" },
        { "teasers with ages", "{0}\n\n{1}\n\nLatest News\n\n3 hours ago\n\nFerry fares to rise in the spring\n\nThe ferry company said on Monday that fares would rise by a tenth in the…\n\n5 hours ago\n\nCouncil debates the dam again\n\nFor the fourth time this year the council spoke of the dam and did not…" },
        { "teasers in brackets", "{0}\n\n{1}\n\nYou may also like\n\nA dam for the upper river\n\nThe plan for a dam is forty years old and has been drawn five times over [...]\n\nThe ferryman's last day\n\nAfter fifty years on the water the ferryman goes ashore and says that [...]" },
        { "promotion inside", "{0}\n\nRECOMMENDED READING:\n\nFive ferries that never came back from the sea\n\n{1}" },
        { "promotion with a name", "{0}\n\nMORE FROM THE DAILY RIVER:\n\nHow the lower town got its seven bridges\n\n{1}" },
        { "caption", "{0}\n\nLower town market\nThe market on Tuesday morning. Photo: A. Person/Agency\n\n{1}" },
        { "rule", "{0}\n\n* * * * *\n\n{1}" },
    };

    [Theory]
    [MemberData(nameof(Around))]
    public void Furniture_goes_and_the_article_stays(string shape, string page)
    {
        var document = Reading.Plain("The flood in the lower town\n\n" + string.Format(page, Opening, Closing));
        var atTop = Reading.Plain(string.Format(page, Opening, Closing));

        Assert.Equal($"The flood in the lower town\n\n{Opening}\n\n{Closing}", document.Cleaned.Text);
        Assert.True(atTop.Cleaned.Text == $"{Opening}\n\n{Closing}", $"{shape}: {atTop.Cleaned.Text}");
    }

    [Theory]
    [MemberData(nameof(Around))]
    public void Every_dropped_block_has_a_reason(string shape, string page)
    {
        var document = Reading.Plain(string.Format(page, Opening, Closing));

        Assert.NotEmpty(document.Dropped());
        Assert.All(document.Blocks.Where(block => block.DroppedBecause is not null), block => Assert.True(block.DroppedBecause!.Length > 5, shape));
    }

    [Fact]
    public void A_headline_before_whole_sentences_is_a_heading_again()
    {
        var document = Reading.Plain($"{Opening}\n\nRelated stories\n\nThe bridge that was built twice\n\nA ferryman and his seven sons\n\nAfter the flood the work began\n\n{Closing}");

        Assert.Equal($"{Opening}\n\nAfter the flood the work began\n\n{Closing}", document.Cleaned.Text);
    }

    [Fact]
    public void Lines_without_blank_lines_between_are_judged_one_by_one()
    {
        var document = Reading.Plain($"{Opening}\nMUST READ:\nFive ferries that never came back from the sea\n{Closing}\n");

        Assert.Equal($"{Opening}\n\n{Closing}", document.Cleaned.Text);
    }
}
