using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SemanticCorpus.Models;

namespace SemanticCorpus.Embeddings;

/// <summary>Token vectors for models whose graph gives none: hidden states projected on the leading eigenvectors of their second moment, then
/// L2-normalised, as the graphs delivered with this program do inside. Fitted to text once, it is a file of the model's folder.</summary>
public sealed class TokenProjection
{
    /// <summary>The file's name in the model's folder.</summary>
    public const string FileName = "token_projection.bin";

    /// <summary>Components of a projected vector; as many as the delivered model's.</summary>
    private const int MostDimensions = 96;

    /// <summary>With fewer tokens than this for each component, noise would be fitted.</summary>
    private const int TokensPerDimension = 20;

    /// <summary>More text changes the result no more.</summary>
    private const int MostTokens = 40_000;

    private static ReadOnlySpan<byte> Magic => "SCTP0001"u8;
    private readonly int input;
    private readonly float[] matrix;

    private TokenProjection(int input, int dimensions, float[] matrix)
    {
        this.input = input;
        Dimensions = dimensions;
        this.matrix = matrix;
    }

    /// <summary>Components of a projected vector.</summary>
    public int Dimensions { get; }

    /// <summary>Fits a projection to texts and writes it into the model's folder.</summary>
    /// <param name="options">The model.</param>
    /// <param name="texts">Texts of the kind that will be searched; read until there are enough.</param>
    /// <param name="cancellationToken">Ends the fitting with nothing written.</param>
    /// <returns>Whether one was written: the graph must give hidden states, and the texts have at least 20 tokens for each component.</returns>
    /// <exception cref="ModelException">The model cannot be loaded or fails.</exception>
    public static async Task<bool> FitAsync(OnnxModelOptions options, IAsyncEnumerable<string> texts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(texts);
        options.Validate();
        using var encoder = await ModelLoader.LoadAsync(options, cancellationToken).ConfigureAwait(false);
        if (encoder.Shape.HiddenStates is null)
        {
            return false;
        }

        SecondMoment? moment = null;
        var run = new EncoderRun(encoder);
        await foreach (var text in texts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            run.ReadHiddenStates(text, (states, width) => (moment ??= new SecondMoment(width)).Add(states));
            if (moment?.Count >= MostTokens)
            {
                break;
            }
        }

        if (moment is null)
        {
            return false;
        }

        var dimensions = Math.Min(MostDimensions, moment.Width);
        if (moment.Count < dimensions * TokensPerDimension)
        {
            return false;
        }

        var vectors = moment.LeadingEigenvectors(dimensions);
        await WriteAsync(Path.Combine(options.Folder, FileName), moment.Width, dimensions, vectors, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Reads the projection of a model's folder.</summary>
    /// <returns>The projection, or null where the folder has none.</returns>
    /// <exception cref="ModelException">The file is damaged.</exception>
    internal static TokenProjection? Read(ModelFiles files)
    {
        if (!files.Has(FileName))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(files.PathOf(FileName)).AsSpan();
        if (bytes.Length > Magic.Length + 8 && bytes.StartsWith(Magic))
        {
            var sizes = MemoryMarshal.Cast<byte, int>(bytes.Slice(Magic.Length, 8));
            var rest = bytes[(Magic.Length + 8)..];
            if (sizes[0] > 0 && sizes[1] > 0 && rest.Length == (long)sizes[0] * sizes[1] * sizeof(float))
            {
                return new TokenProjection(sizes[0], sizes[1], MemoryMarshal.Cast<byte, float>(rest).ToArray());
            }
        }

        throw new ModelException($"{files.PathOf(FileName)} is damaged. Remove the model's folder and add the model again: `corpus model add`.");
    }

    /// <summary>Projects hidden states.</summary>
    /// <param name="hidden">The states, one token after another.</param>
    /// <param name="tokens">How many there are.</param>
    /// <returns>The vectors, one token after another, each of length 1, or zero where the state has nothing in the projection's directions.</returns>
    /// <exception cref="ModelException">The graph's states have another width than those the projection was fitted to.</exception>
    internal float[] Apply(ReadOnlySpan<float> hidden, int tokens)
    {
        if (hidden.Length != tokens * input)
        {
            throw new ModelException($"{FileName} was fitted to hidden states of {input} components; the graph gives {hidden.Length / Math.Max(tokens, 1)}. Add the model again.");
        }

        var projected = new float[tokens * Dimensions];
        for (var i = 0; i < tokens; i++)
        {
            var state = hidden.Slice(i * input, input);
            var vector = projected.AsSpan(i * Dimensions, Dimensions);
            for (var k = 0; k < Dimensions; k++)
            {
                vector[k] = TensorPrimitives.Dot(state, matrix.AsSpan(k * input, input));
            }

            if (VectorLength.Of(vector) is var norm && norm > 0)
            {
                VectorLength.Divide(vector, norm);
            }
        }

        return projected;
    }

    private static async Task WriteAsync(string path, int input, int dimensions, double[][] vectors, CancellationToken cancellationToken)
    {
        var bytes = new List<byte>(Magic.Length + 8 + (input * dimensions * sizeof(float)));
        bytes.AddRange(Magic);
        bytes.AddRange(BitConverter.GetBytes(input));
        bytes.AddRange(BitConverter.GetBytes(dimensions));
        foreach (var component in vectors.SelectMany(vector => vector))
        {
            bytes.AddRange(BitConverter.GetBytes((float)component));
        }

        await File.WriteAllBytesAsync(path + ".partial", bytes.ToArray(), cancellationToken).ConfigureAwait(false);
        File.Move(path + ".partial", path, overwrite: true);
    }
}
