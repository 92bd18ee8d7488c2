using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Models;

/// <summary>Opens graphs in ONNX Runtime.</summary>
internal static class Sessions
{
    private const string CudaProvider = "CUDAExecutionProvider";
    private const string CudaWayOut =
        "Install the package Microsoft.ML.OnnxRuntime.Gpu in place of Microsoft.ML.OnnxRuntime and the CUDA and cuDNN versions it asks for, or set OnnxModelOptions.ExecutionProvider to Cpu.";

    /// <summary>Loads ONNX Runtime itself; <see cref="Open"/> does so too.</summary>
    /// <exception cref="ModelException">Its native library is not there.</exception>
    public static void Start()
    {
        try
        {
            OrtEnv.Instance();
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException)
        {
            throw new ModelException(
                $"ONNX Runtime's native library cannot be loaded for {RuntimeInformation.RuntimeIdentifier}; it belongs beside the program, in runtimes/. {e.GetBaseException().Message}", e);
        }
    }

    /// <exception cref="ModelException">The file is no graph that can run, or the execution provider is not there.</exception>
    public static InferenceSession Open(string path, OnnxModelOptions options)
    {
        Start();

        // One thread a run: documents run side by side, and a waiting thread that spins takes the processor from the others.
        using var session = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        session.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        session.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        if (options.ExecutionProvider == ExecutionProvider.Cuda)
        {
            AppendCuda(session, options.CudaDevice);
        }

        try
        {
            return new InferenceSession(path, session);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"ONNX Runtime cannot load {path}: {e.Message}", e);
        }
    }

    private static void AppendCuda(SessionOptions session, int device)
    {
        if (!OrtEnv.Instance().GetAvailableProviders().Contains(CudaProvider))
        {
            throw new ModelException($"CUDA is not available: this build of ONNX Runtime has no CUDA provider. {CudaWayOut}");
        }

        var log = OrtEnv.Instance().EnvLogLevel;
        try
        {
            // What is missing is said in the exception; ONNX Runtime would print it as well.
            OrtEnv.Instance().EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
            session.AppendExecutionProvider_CUDA(device);
        }
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            throw new ModelException($"CUDA is not available: {e.Message.TrimEnd(' ', '.')}. {CudaWayOut}", e);
        }
        finally
        {
            OrtEnv.Instance().EnvLogLevel = log;
        }
    }
}
