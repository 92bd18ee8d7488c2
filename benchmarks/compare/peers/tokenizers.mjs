// The npm packages for Hugging Face tokenizers: "tokenizers" (the Rust library) and "@huggingface/tokenizers" (JavaScript).
import { readFileSync } from "node:fs";
import { Tokenizer as Script } from "@huggingface/tokenizers";
import { Tokenizer as Native } from "tokenizers";
import { readTexts, serve } from "../contestant.mjs";

const [model, file, kind] = process.argv.slice(2);
const texts = readTexts(file);
if (kind === "script") {
  const read = (name) => JSON.parse(readFileSync(`${model}/${name}`, "utf8"));
  const tokenizer = new Script(read("tokenizer.json"), read("tokenizer_config.json"));
  await serve("encode", () => ({ tokens: texts.reduce((sum, text) => sum + Math.min(256, tokenizer.encode(text).ids.length), 0) }));
} else {
  const tokenizer = Native.fromFile(`${model}/tokenizer.json`);
  tokenizer.setTruncation(256);
  tokenizer.disablePadding();
  const count = (encodings) => ({ tokens: encodings.reduce((sum, encoding) => sum + encoding.getIds().length, 0) });
  await serve(
    kind,
    kind === "batch"
      ? async () => count(await tokenizer.encodeBatch(texts))
      : async () => {
          const encodings = [];
          for (const text of texts) encodings.push(await tokenizer.encode(text));
          return count(encodings);
        });
}
