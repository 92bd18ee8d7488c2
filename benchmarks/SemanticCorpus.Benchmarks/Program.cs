using BenchmarkDotNet.Running;
using SemanticCorpus.Benchmarks.Contestants;

if (args is ["contestant", .. var rest])
{
    await Contestant.ServeAsync(rest).ConfigureAwait(false);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Contestant).Assembly).Run(args);
}
