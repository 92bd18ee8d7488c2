using Xunit;

namespace SemanticCorpus.Models;

public class PoolingTests
{
    [Theory]
    [InlineData(nameof(PoolingMode.Mean), 2f, 0f)]
    [InlineData(nameof(PoolingMode.MeanSqrtLength), 3.464102f, 0f)]
    [InlineData(nameof(PoolingMode.Cls), 1f, -2f)]
    [InlineData(nameof(PoolingMode.Max), 3f, 4f)]
    public void HiddenStatesArePooled(string mode, float first, float second)
    {
        float[] hidden = [1, -2, 2, -2, 3, 4];
        var pooled = new float[2];
        Pooling.Pool(Enum.Parse<PoolingMode>(mode), hidden, pooled);
        Assert.Equal([first, second], pooled.Select(component => MathF.Round(component, 6)));
    }
}
