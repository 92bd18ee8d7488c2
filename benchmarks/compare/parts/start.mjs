import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `corpus ask` on the sample articles, already taken in: from start to end of the process. */
export async function measure({ home, rounds }) {
  const data = mkdtempSync(join(tmpdir(), "semanticcorpus-start-"));
  const ask = () => {
    const start = performance.now();
    execFileSync(join(home, "corpus"), ["ask", "what did critics say about offense-defense asymmetry", "--from", join(home, "seeds")], {
      env: { ...process.env, XDG_DATA_HOME: data },
      stdio: ["ignore", "pipe", "inherit"],
    });
    return performance.now() - start;
  };
  try {
    ask();
    const times = Array.from({ length: rounds * 2 }, ask).sort((a, b) => a - b);
    return `\`corpus ask\` on the five sample articles, already taken in: ${(times[times.length >> 1] / 1000).toFixed(2)} s from start to end (fastest ${(times[0] / 1000).toFixed(2)} s).`;
  } finally {
    rmSync(data, { recursive: true });
  }
}
