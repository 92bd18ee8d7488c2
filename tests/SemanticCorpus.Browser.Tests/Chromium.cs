using Microsoft.Playwright;

namespace SemanticCorpus.Browser;

/// <summary>The browser of this machine: Debian's chromium or another Chromium on the PATH.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

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
