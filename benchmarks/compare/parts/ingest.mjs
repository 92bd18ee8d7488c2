import { compete, Contestant } from "../contestant.mjs";
import { table, thousands } from "../report.mjs";

/** Ingest of Cranfield into an empty database against embedding the same passages alone. */
export async function measure({ engine, rounds, all }) {
  const [own] = await compete([() => new Contestant("ingest", "dotnet", [engine, "contestant", "ingest", `texts=${all}`])], Math.min(rounds, 3));
  return table([`Cranfield, ${thousands(own.median("passages"))} passages`, ""], [
    ["embedding alone", `${thousands(own.median("tokens") / own.median("embeddingSeconds"))} tokens/s`],
    ["ingest: reading, splitting, embedding, storing", `${thousands(own.median("tokens") / own.median("seconds"))} tokens/s`],
    ["ingest's share of embedding's throughput", `${(own.median("share") * 100).toFixed(0)} %`],
    ["time a token in the last tenth of the documents to the first", `${own.median("lastTenthToFirst").toFixed(2)}x`],
    ["memory of the process", `${own.median("rssMiB").toFixed(0)} MiB`],
  ]);
}
