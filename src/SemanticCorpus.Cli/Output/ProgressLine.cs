using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SemanticCorpus.Cli.Output;

/// <summary>A progress bar with rate and time left, where there is a terminal to show it on.</summary>
internal static class ProgressLine
{
    /// <summary>Runs work under a bar.</summary>
    /// <param name="label">What is counted.</param>
    /// <param name="total">How many there are.</param>
    /// <param name="work">The work; tells how many are done.</param>
    public static async Task<T> RunAsync<T>(string label, int total, Func<Action<int>, Task<T>> work)
    {
        if (Screen.ForProgress() is not { } console)
        {
            return await work(_ => { }).ConfigureAwait(false);
        }

        var progress = new Progress(console) { AutoClear = true };
        progress.Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 16 }, new PercentageColumn(), new RateColumn(), new RemainingTimeColumn());
        return await progress.StartAsync(async context =>
        {
            var task = context.AddTask(Markup.Escape(label), maxValue: Math.Max(1, total));
            return await work(done => task.Value = done).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:0.0}/s") : "");
    }
}
