using System.Globalization;
using System.Text;

namespace SemanticCorpus.Evaluation.Reports;

/// <summary>A plot as inline SVG: a frame with two axes, onto which marks are drawn in the data's own units. Colours are classes of the page's style.</summary>
internal sealed class SvgPlot
{
    private const double Width = 640;
    private const double Height = 300;
    private const double Left = 52;
    private const double Bottom = 44;
    private const double Margin = 12;

    private readonly StringBuilder svg = new();
    private readonly (double Least, double Most) across;
    private readonly (double Least, double Most) up;

    public SvgPlot(string description, (double Least, double Most) across, (double Least, double Most) up, string acrossName, string upName)
    {
        (this.across, this.up) = (across, up);
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Escape(description)}\">");
        for (var i = 0; i <= 4; i++)
        {
            var value = up.Least + ((up.Most - up.Least) * i / 4);
            var y = Y(value);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Margin}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{value:0.##}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Margin) / 2}\" y=\"{Height - 6}\" text-anchor=\"middle\">{Html.Escape(acrossName)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(12 {(Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{Html.Escape(upName)}</text>");
    }

    public void Tick(double value, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(value):0.#}\" y=\"{Height - Bottom + 17}\" text-anchor=\"middle\">{Html.Escape(text)}</text>");

    public void Bar(string kind, double from, double to, double low, double high, string title)
    {
        var (top, bottom) = (Y(Math.Max(low, high)), Y(Math.Min(low, high)));
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{X(from):0.##}\" width=\"{Math.Max(0.5, X(to) - X(from)):0.##}\" y=\"{top:0.##}\" height=\"{Math.Max(1, bottom - top):0.##}\"><title>{Html.Escape(title)}</title></rect>");
    }

    public void Line(string kind, params IReadOnlyList<(double X, double Y)> points) =>
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{kind}\" points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.X):0.#},{Y(point.Y):0.#}")))}\"/>");

    public void Dot(string kind, double x, double y, double radius, string title) =>
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{kind}\" cx=\"{X(x):0.#}\" cy=\"{Y(y):0.#}\" r=\"{radius:0.#}\"><title>{Html.Escape(title)}</title></circle>");

    public override string ToString() => svg + "</svg>";

    private double X(double value) => Left + ((value - across.Least) / (across.Most - across.Least) * (Width - Left - Margin));

    private double Y(double value) => Height - Bottom - ((value - up.Least) / (up.Most - up.Least) * (Height - Bottom - Margin));
}
