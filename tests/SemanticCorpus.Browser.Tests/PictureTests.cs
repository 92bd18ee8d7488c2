using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

/// <summary>The pictures of the documentation. SEMANTICCORPUS_PICTURES=1 writes them anew; otherwise they are only taken.</summary>
public sealed class PictureTests(Site site) : PageTest(site)
{
    private const string Question = "ask?q=what%20did%20critics%20say%20about%20offense-defense%20asymmetry";

    [Theory]
    [InlineData("ask-light", Question, ".sources li", ColorScheme.Light, 1040, 650)]
    [InlineData("ask-dark", Question, ".sources li", ColorScheme.Dark, 1040, 650)]
    [InlineData("phone", Question, ".sources li", ColorScheme.Light, 390, 844)]
    [InlineData("map", "map?q=offense-defense%20asymmetry", ".nearest line", ColorScheme.Light, 1040, 650)]
    public async Task A_view_is_pictured(string name, string view, string shown, ColorScheme scheme, int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await OpenAsync(view);
        await Page.Locator(shown).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (view == Question && width > 1000)
        {
            await Page.Locator(".answer-text .citation").First.ClickAsync();
            await Expect(Page.Locator("#reader mark")).ToBeInViewportAsync();
        }

        var picture = await Page.ScreenshotAsync();

        Assert.Equal((width, height), (BigEndian(picture, 16), BigEndian(picture, 20)));
        if (Environment.GetEnvironmentVariable("SEMANTICCORPUS_PICTURES") == "1")
        {
            var folder = Directory.CreateDirectory(Path.Combine(ServiceProcess.Repository, "docs", "images"));
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{name}.png"), picture, TestContext.Current.CancellationToken);
        }
    }

    private static int BigEndian(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
