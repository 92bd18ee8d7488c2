// transformers.js with its q8 model: its usual pipeline, texts sorted by length, the best of several batch sizes.
import { env, pipeline } from "@huggingface/transformers";
import { basename, dirname } from "node:path";
import { readTexts, serve } from "../contestant.mjs";

const [model, file, kind] = process.argv.slice(2);
env.allowRemoteModels = false;
env.localModelPath = dirname(model);
const extract = await pipeline("feature-extraction", basename(model), { dtype: "q8" });
const texts = readTexts(file).sort((a, b) => a.length - b.length);

async function embed(size) {
  for (let i = 0; i < texts.length; i += size) await extract(texts.slice(i, i + size), { pooling: "mean", normalize: true });
}

if (kind === "query") {
  await serve("its pipeline", async () => {
    const times = [];
    for (const text of texts) {
      const start = performance.now();
      await extract(text, { pooling: "mean", normalize: true });
      times.push(performance.now() - start);
    }

    return { p50: times.sort((a, b) => a - b)[times.length >> 1] };
  });
} else {
  let best = { seconds: Infinity };
  for (const size of [1, 8, 32]) {
    await embed(size);
    const start = performance.now();
    await embed(size);
    const seconds = (performance.now() - start) / 1000;
    if (seconds < best.seconds) best = { seconds, size };
  }

  await serve(`batches of ${best.size}`, async () => { await embed(best.size); });
}
