// fastembed on the same folder. It pads every text to the longest it allows and takes the first token's state for the vector.
import { EmbeddingModel, FlagEmbedding } from "fastembed";
import { readTexts, serve } from "../contestant.mjs";

const [model, file] = process.argv.slice(2);
const embedder = await FlagEmbedding.init({ model: EmbeddingModel.CUSTOM, modelAbsoluteDirPath: model, modelName: "onnx/model_quantized.onnx", maxLength: 256 });
const texts = readTexts(file).sort((a, b) => a.length - b.length);
await serve("batches of 8", async () => {
  for await (const _ of embedder.embed(texts, 8)) {
    // Only made.
  }
});
