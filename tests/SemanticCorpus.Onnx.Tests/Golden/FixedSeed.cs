using FsCheck;
using FsCheck.Fluent;

namespace SemanticCorpus.Golden;

internal static class FixedSeed
{
    /// <summary>Random texts, the same in every run.</summary>
    public static List<string> Texts(int count)
    {
        var texts = new List<string>();
        var collect = Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => texts.Add(text.Get));
        Check.One(Config.Default.WithMaxTest(count).WithReplay(20240817, 4321).WithQuietOnSuccess(true), collect);
        return texts;
    }
}
