import { compete, Contestant } from "../contestant.mjs";
import { table } from "../report.mjs";

/** One question's embedding, on an idle machine and while documents are embedded without end. */
export async function measure({ engine, standard, rounds, queries, texts, peer }) {
  const [own, other] = await compete([
    () => new Contestant("SemanticCorpus", "dotnet", [engine, "contestant", "query", `queries=${queries}`, `texts=${texts}`]),
    ...(standard ? [() => new Contestant("transformers.js", "node", [peer("transformers"), standard, queries, "query"])] : []),
  ], rounds);
  const ms = (what) => `${own.median(what).toFixed(2)} ms`;
  const ratio = (a, b) => `${(own.median(a) / own.median(b)).toFixed(2)}x`;
  return table(["225 Cranfield questions", "time", "ratio"], [
    ["bare Run() of the graph on prepared tensors, p50", ms("bareP50"), ""],
    ["embedding a question, p50", ms("p50"), `${ratio("p50", "bareP50")} the bare run`],
    ["the same without the bare run between, p50, p99", `${ms("idleP50")}, ${ms("idleP99")}`, ""],
    ["while documents are embedded on every core, p50, p99", `${ms("busyP50")}, ${ms("busyP99")}`, `p99 ${ratio("busyP99", "idleP99")} the idle one`],
    ...(other ? [["transformers.js, q8, p50", `${other.median("p50").toFixed(2)} ms`, `${(other.median("p50") / own.median("p50")).toFixed(2)}x SemanticCorpus`]] : []),
  ]);
}
