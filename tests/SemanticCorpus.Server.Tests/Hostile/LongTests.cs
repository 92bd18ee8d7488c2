namespace SemanticCorpus.Server.Tests.Hostile;

/// <summary>Whether the long forms run.</summary>
internal static class LongTests
{
    public const string Reason = "A long form; SEMANTICCORPUS_LONG_TESTS=1 runs it.";

    public static bool AreOn => Environment.GetEnvironmentVariable("SEMANTICCORPUS_LONG_TESTS") == "1";

    /// <summary>How many inputs to try: SEMANTICCORPUS_FUZZ_INPUTS, a million in the long form, or the given number.</summary>
    public static int Inputs(int few) =>
        int.TryParse(Environment.GetEnvironmentVariable("SEMANTICCORPUS_FUZZ_INPUTS"), out var asked) ? asked : AreOn ? 1_000_000 : few;
}
