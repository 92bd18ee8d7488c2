using System.Text.Json;
using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

/// <summary>Ordinary documents lose nothing, however short their lines and whatever they speak of.</summary>
public class KeptContentTests
{
    [Fact]
    public void Encyclopedia_articles_lose_nothing()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Reading.Shared(Path.Combine("eval", "squad")), "docs")))
        {
            var document = Reading.File(path);
            Assert.Equal(Reading.Fold(File.ReadAllText(path)), Reading.Fold(document.Cleaned.Text));
            Assert.Equal(File.ReadLines(path).First(), document.Metadata.Title);
        }
    }

    [Fact]
    public void Abstracts_lose_nothing()
    {
        foreach (var line in File.ReadLines(Path.Combine(Reading.Shared(Path.Combine("eval", "cranfield")), "corpus.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("title").GetString() + "\n\n" + json.RootElement.GetProperty("text").GetString();
            if (!string.IsNullOrWhiteSpace(text))
            {
                Assert.Equal(Reading.Fold(text), Reading.Fold(Reading.Plain(text).Cleaned.Text));
            }
        }
    }

    public static TheoryData<string, string> Ordinary() => new()
    {
        { "a list of short lines", "Milk\nEggs\nBread\nNews paper\nVideo cable\nContact lenses\n" },
        { "a list of site parts without an article", "Home\nAbout\nContact\nNews\nSports\n" },
        {
            "a poem",
            "The evening folds its paper wings\nand sets them by the door,\nthe kettle hums, the lantern swings,\nthe tide forgets the shore.\n\n"
            + "And you who asked me where I went\nmay follow if you dare…\nthe road is dust, the light is spent,\nand no one answers there.\n"
        },
        {
            "meeting notes",
            "Weekly meeting\n\nOct 17, 2025\n\nAttendees: Ana, Bo, Chen\n\nDecisions\n\n- Subscribe to the email alerts of the status page\n- Share the draft on Twitter\n"
            + "- Follow us up with Bo on the newsletter\n\nNext steps\n\nBo will write to the printer about the missing pages before Friday, and Ana will check the invoice.\n"
        },
        {
            "a changelog",
            "Changelog\n\n1.2.0\n\n- Share button opens the sheet at once\n- Cookie banner no longer covers the menu\n- Comments load lazily\n\n1.1.0\n\n- Log in with email\n- Search\n- Menu\n"
        },
        {
            "questions and answers",
            "Frequently asked questions\n\nHow do I reply?\n\nPress the reply button below the message, write your answer and send it with the arrow.\n\n"
            + "What do you think of comments?\n\nWe like them. They are read every day by two people who answer most of them.\n\nIs it free?\n\nYes, for small teams it is free for as long as you like.\n"
        },
        {
            "a text about newsletters",
            "How to write a newsletter\n\nA newsletter lives from its first line, which the reader sees in the inbox before anything else, so write it last.\n\n"
            + "Get your newsletter into the inbox\n\nMail servers judge a newsletter by how many subscribers open it. Remove those who never do, and ask the others to subscribe again each year.\n\n"
            + "Subscribe to our newsletter to see an example of your own.\n\nMost newsletters are sent on Tuesdays, which is the reason to send yours on another day of the week.\n"
        },
        {
            "a text about cookies",
            "We use cookies, and so do you\n\nWe use cookies on our site to keep your preferences, and by continuing you agree to them: this sentence is on every page of the web.\n\n"
            + "A cookie is a small text that a browser keeps for a site and sends back to it with every request that follows.\n\n"
            + "Cookies of other sites are refused by most browsers today, which is why advertisers look for other ways.\n"
        },
        {
            "a text about advertising",
            "Advertisement\n\nAn advertisement was first printed in an English paper in 1650, and offered a reward for twelve stolen horses.\n\n"
            + "By 1800 advertisements paid for most of what a paper cost, and the advertisement tax was the way to silence the press.\n"
        },
        {
            "sections named like furniture",
            "Related work\n\nEarlier systems of this kind ranked their passages by words alone, which fails on questions that use other words.\n\n"
            + "Comments\n\nThe reviewers asked for a second corpus. We added one, and the order of the systems stayed as it was.\n\n"
            + "Recent news\n\nThe second version was presented in Oslo in May and won the prize of the audience there.\n"
        },
        {
            "numbered instructions",
            "Setting up the reader\n\n1. Download the app and log in with your account.\n2. Enter your email address.\n3. Click Accept all.\n4. Share the page with a friend.\n\nThe reader is then ready, and opens the last page that you have read.\n"
        },
        {
            "speech that breaks off",
            "The Door\n\n\"Who is it?\" she asked, and put the lamp down on the stairs.\n\nNobody answered for a while...\n\n\"Is it you?\" she asked again, though she knew very well that it was.\n\n"
            + "He had meant to say that he was sorry...\n\n\"It is me,\" he said in the end. \"It has always been me.\"\n"
        },
        {
            "a licence",
            "Copyright 2020 The Authors\n\nPermission is granted to anyone to use this text for any purpose, provided that this notice is kept in all copies of it.\n\n"
            + "The text is provided as it is, without warranty of any kind, and its authors are not liable for any use of it.\n"
        },
    };

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void Ordinary_texts_lose_nothing(string what, string text)
    {
        var document = Reading.Plain(text);

        Assert.True(document.Dropped().All(IsHeaderLine), $"{what}: {string.Join(" / ", document.Dropped())}");
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void The_same_texts_as_Markdown_lose_nothing(string what, string text)
    {
        var document = Reading.Markdown(text);

        Assert.True(document.Dropped().Length == 0, $"{what}: {string.Join(" / ", document.Dropped())}");
    }

    [Fact]
    public void What_consists_of_furniture_only_is_kept_whole()
    {
        var document = Reading.Plain("Read more\n\nAdvertisement\n");

        Assert.Empty(document.Dropped());
    }

    private static bool IsHeaderLine(string text) => text == "Oct 17, 2025";
}
