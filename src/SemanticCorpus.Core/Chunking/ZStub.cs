#pragma warning disable
using SemanticCorpus.Documents; using SemanticCorpus.Embeddings;
namespace SemanticCorpus.Chunking;
/// <summary>x</summary>
public class ChunkingOptions { /// <summary>x</summary>
public int TargetTokens {get;set;} /// <summary>x</summary>
public int MaxTokens {get;set;} }
internal static class ChunkContext { public static string For(string? t, IReadOnlyList<string> h, TokenCounter c) => t is null ? "" : t + "\n"; }
internal static class Chunker { public static List<Chunk> Split(CleanedDocument d, string? t, TokenCounter c, ChunkingOptions o) {
 var r=new List<Chunk>(); for (int b=0;b<d.Blocks.Count;b++){ int s=d.Blocks[b].Span.Start; int e=b+1<d.Blocks.Count? d.Blocks[b+1].Span.Start : d.Text.Length;
  var sents=new List<TextSpan>(); int p=s; int be=d.Blocks[b].Span.End; while(p<be){int q=d.Text.IndexOf(". ",p,be-p); int en=q<0?be:q+1; sents.Add(TextSpan.FromBounds(p,en)); p=en; while(p<be&&char.IsWhiteSpace(d.Text[p]))p++;}
  r.Add(new Chunk(TextSpan.FromBounds(s,e), sents, [])); } return r; } }
