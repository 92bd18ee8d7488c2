// A hand-written loop over onnxruntime-node on ids made beforehand: the best of several arrangements, tried once each.
import * as ort from "onnxruntime-node";
import { readTexts, serve } from "../contestant.mjs";
import { batches, tokenIds } from "./batches.mjs";

const [model, file] = process.argv.slice(2);
const ids = await tokenIds(model, readTexts(file));
const tokens = ids.reduce((sum, row) => sum + row.length, 0);

/** A session of all threads that takes batches in turn, or one session of one thread for each of two workers. */
async function arrange(size, workers) {
  const work = batches(ids, size);
  const sessions = [];
  for (let i = 0; i < workers; i++) {
    sessions.push(await ort.InferenceSession.create(`${model}/onnx/model_quantized.onnx`, { intraOpNumThreads: workers > 1 ? 1 : 2, graphOptimizationLevel: "all" }));
  }

  return async () => {
    // The longest first, so that the workers end together.
    let next = work.length;
    await Promise.all(sessions.map(async (session) => {
      while (next > 0) pool(await session.run(work[--next]));
    }));
    return { tokens };
  };
}

/** Mean pooling and unit length, as the model wants it. Padding is left in: leaving it out would only take longer. */
function pool({ last_hidden_state: { data, dims: [rows, length, width] } }) {
  const vectors = [];
  for (let r = 0; r < rows; r++) {
    const vector = new Float32Array(width);
    for (let t = 0; t < length; t++) {
      const at = (r * length + t) * width;
      for (let d = 0; d < width; d++) vector[d] += data[at + d];
    }

    const norm = Math.hypot(...vector);
    vectors.push(vector.map((x) => x / norm));
  }

  return vectors;
}

let best = { seconds: Infinity };
for (const workers of [1, 2]) {
  for (const size of [1, 4, 8, 16, 32]) {
    const work = await arrange(size, workers);
    await work();
    const start = performance.now();
    await work();
    const seconds = (performance.now() - start) / 1000;
    if (seconds < best.seconds) best = { seconds, work, arrangement: `${workers === 1 ? "one session of two threads" : "two sessions of one thread"}, batches of ${size}` };
  }
}

await serve(best.arrangement, best.work);
