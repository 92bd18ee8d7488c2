using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace SemanticCorpus.Cli.Output;

/// <summary>Standard output: paragraphs wrapped to the terminal, whole lines and no colour where it is no terminal.</summary>
internal sealed class Screen
{
    private const int NeverWraps = 1_000_000;
    private const int Narrowest = 20;
    private readonly IAnsiConsole console;
    private readonly int width;

    public Screen()
    {
        console = Create(Console.Out, Console.IsOutputRedirected);
        width = Console.IsOutputRedirected ? NeverWraps : Math.Max(Narrowest, console.Profile.Width);
        console.Profile.Width = width;
    }

    /// <summary>A console for progress, on standard error; null where that is no terminal.</summary>
    public static IAnsiConsole? ForProgress() => Console.IsErrorRedirected ? null : Create(Console.Error, redirected: false);

    /// <summary>Prints a value as JSON.</summary>
    public static void Json<T>(T value, JsonTypeInfo<T> type) => Console.Out.WriteLine(JsonSerializer.Serialize(value, type));

    public void Blank() => console.WriteLine();

    /// <summary>A line of a table, as it is.</summary>
    public void Line(string text) => console.MarkupLine(Markup.Escape(Printable.Lines(text)));

    /// <summary>A paragraph, wrapped between words; white space in it is folded.</summary>
    public void Paragraph(int indent, params IReadOnlyList<Run> runs)
    {
        var line = new List<Run>();
        var column = 0;
        var space = false;
        string? styleBefore = null;
        foreach (var run in runs)
        {
            var text = Printable.Lines(run.Text);
            for (var i = 0; i < text.Length;)
            {
                if (char.IsWhiteSpace(text[i]))
                {
                    space = true;
                    i++;
                    continue;
                }

                var end = i;
                while (end < text.Length && !char.IsWhiteSpace(text[end]))
                {
                    end++;
                }

                var word = text[i..end];
                var cells = word.GetCellWidth();
                if (column > 0 && space && column + 1 + cells > width - indent)
                {
                    Flush(indent, line);
                    column = 0;
                }

                if (space && column > 0)
                {
                    // A space between two words of one style belongs to it.
                    line.Add(new Run(" ", styleBefore == run.Style ? run.Style : null));
                    column++;
                }

                line.Add(new Run(word, run.Style));
                styleBefore = run.Style;
                column += cells;
                space = false;
                i = end;
            }
        }

        Flush(indent, line);
    }

    private static string Styled(string text, string? style) =>
        style is null ? Markup.Escape(text) : $"[{style}]{Markup.Escape(text)}[/]";

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var plain = redirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
    }

    private void Flush(int indent, List<Run> line)
    {
        var markup = new StringBuilder().Append(' ', indent);
        for (var start = 0; start < line.Count;)
        {
            var end = start + 1;
            while (end < line.Count && line[end].Style == line[start].Style)
            {
                end++;
            }

            var text = string.Concat(line[start..end].Select(run => run.Text));
            markup.Append(Styled(text, line[start].Style));
            start = end;
        }

        console.MarkupLine(markup.ToString());
        line.Clear();
    }
}
