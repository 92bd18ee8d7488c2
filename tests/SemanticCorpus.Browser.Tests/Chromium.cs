using Microsoft.Playwright;

namespace SemanticCorpus.Browser;

/// <summary>The browser of this machine: Debian's chromium or another Chromium on the PATH. The headless shell is the same engine without windows:
/// a page opens in a tenth of the time.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    /// <summary>The program, or null where there is none.</summary>
    public static string? Find() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in Names
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, string path) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = path,
        Headless = true,

        // Chromium refuses to run as root in its sandbox.
        Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
    });
}
