import { compete, Contestant } from "../contestant.mjs";
import { table, thousands } from "../report.mjs";

/** Embedding throughput: strings to vectors; for onnxruntime-node, ids made beforehand to vectors. */
export async function measure({ engine, standard, rounds, texts, peer }) {
  const own = (name, ...args) => () => new Contestant(name, "dotnet", [engine, "contestant", "embedding", `texts=${texts}`, ...args]);
  const other = (name, script) => () => new Contestant(name, "node", [peer(script), standard, texts]);
  const contestants = await compete([
    own("SemanticCorpus"),
    own("SemanticCorpus with token vectors, as ingest does", "tokenVectors=1"),
    own("SemanticCorpus in float32 (its fp16 graph, which the CPU computes in float32)", "graph=onnx/model_fp16.onnx"),
    ...(standard ? [
      other("onnxruntime-node, standard int8 export, tokenizing not counted", "onnxruntime"),
      other("transformers.js, q8", "transformers"),
      other("fastembed, standard int8 export", "fastembed"),
    ] : []),
  ], rounds);
  const tokens = contestants[0].median("tokens");
  const first = contestants[0].median("seconds");
  return table(
    ["240 Cranfield abstracts", "tokens/s", "SemanticCorpus is", "arrangement"],
    contestants.map((c) => [
      c.name, thousands(tokens / c.median("seconds")), `${(c.median("seconds") / first).toFixed(2)}x`, c.arrangement ?? "one text a run, one worker a core",
    ]));
}
