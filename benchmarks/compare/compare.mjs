// Reads the arguments, makes the inputs, and runs the parts asked for.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeSection } from "./report.mjs";

const { values } = parseArgs({
  options: {
    engine: { type: "string" }, home: { type: "string" }, only: { type: "string" },
    rounds: { type: "string", default: "5" }, write: { type: "boolean", default: false },
  },
});
const cranfield = process.env.SEMANTICCORPUS_CRANFIELD;
const standard = process.env.SEMANTICCORPUS_STANDARD_MODEL;
const texts = 240;
const parts = (values.only ?? "embedding,tokenizer,query,ingest,unchanged,start").split(",");
const scratch = mkdtempSync(join(tmpdir(), "semanticcorpus-compare-"));

const jsonLines = (file) => readFileSync(join(cranfield, file), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const save = (name, strings) => {
  writeFileSync(join(scratch, name), JSON.stringify(strings));
  return join(scratch, name);
};

try {
  const needsTexts = parts.some((part) => !["unchanged", "start"].includes(part));
  if (needsTexts && !(cranfield && existsSync(cranfield))) {
    console.log("skipped: SEMANTICCORPUS_CRANFIELD names no folder with corpus.jsonl and queries.jsonl");
    process.exit(0);
  }

  const hasStandard = Boolean(standard && existsSync(standard));
  if (!hasStandard) console.log("peers skipped: SEMANTICCORPUS_STANDARD_MODEL names no folder with the standard export");
  const abstracts = needsTexts ? jsonLines("corpus.jsonl").map((document) => document.text).filter((text) => text.trim()) : [];
  const context = {
    home: values.home,
    engine: values.engine,
    standard: hasStandard ? standard : null,
    rounds: Number(values.rounds),
    texts: save("texts.json", abstracts.slice(0, texts)),
    all: save("all.json", abstracts),
    queries: save("queries.json", needsTexts ? jsonLines("queries.jsonl").map((query) => query.text) : []),
    peer: (name) => join(import.meta.dirname, "peers", `${name}.mjs`),
  };
  for (const part of parts) {
    const { measure } = await import(`./parts/${part}.mjs`);
    const section = `${await measure(context)}\n\nMeasured on ${cpus()[0].model.trim()}, ${cpus().length} cores: \`benchmarks/compare/run --only ${part}\`.`;
    console.log(`\n## ${part}\n\n${section}`);
    if (values.write) writeSection(join(values.home, "docs", "performance.md"), part, section);
  }
} finally {
  rmSync(scratch, { recursive: true });
}
