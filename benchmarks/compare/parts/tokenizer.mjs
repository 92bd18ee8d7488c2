import { compete, Contestant } from "../contestant.mjs";
import { table, thousands } from "../report.mjs";

/** Tokenizing: text to ids with offsets, cut at 256 tokens. */
export async function measure({ engine, standard, rounds, texts, peer }) {
  const other = (name, kind) => () => new Contestant(name, "node", [peer("tokenizers"), standard, texts, kind]);
  const contestants = await compete([
    () => new Contestant("SemanticCorpus, one thread", "dotnet", [engine, "contestant", "tokenizer", `texts=${texts}`]),
    ...(standard ? [
      other("npm tokenizers (Rust), text by text", "one"),
      other("npm tokenizers (Rust), one call for all texts, all cores", "batch"),
      other("npm @huggingface/tokenizers (JavaScript), no offsets", "script"),
    ] : []),
  ], rounds * 3);
  const tokens = contestants[0].median("tokens");
  const first = contestants[0].median("seconds");
  return table(
    ["240 Cranfield abstracts", "tokens/s", "SemanticCorpus is"],
    contestants.map((c) => [c.name, thousands(tokens / c.median("seconds")), `${(c.median("seconds") / first).toFixed(1)}x`]),
  ) + `\n\nAllocated: ${contestants[0].median("bytesPerText").toFixed(0)} bytes a text.`;
}
