import { compete, Contestant } from "../contestant.mjs";
import { thousands } from "../report.mjs";

/** Ingest of a folder that did not change. */
export async function measure({ engine, rounds }) {
  const [own] = await compete([() => new Contestant("unchanged", "dotnet", [engine, "contestant", "unchanged", "files=10000"])], rounds);
  return `${thousands(own.median("files"))} files of 3 kB, none changed: ${thousands(own.median("filesPerSecond"))} files/s.`;
}
