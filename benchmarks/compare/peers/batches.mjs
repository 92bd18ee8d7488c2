// Token ids as tensors, made before anything is measured.
import * as ort from "onnxruntime-node";
import { Tokenizer } from "tokenizers";

/** The ids of all texts, cut as the model cuts them. */
export async function tokenIds(model, texts) {
  const tokenizer = Tokenizer.fromFile(`${model}/tokenizer.json`);
  tokenizer.setTruncation(256);
  tokenizer.disablePadding();
  return Promise.all(texts.map(async (text) => (await tokenizer.encode(text)).getIds()));
}

/** Batches of texts of about the same length, each padded to its longest. */
export function batches(ids, size) {
  const sorted = [...ids].sort((a, b) => a.length - b.length);
  const made = [];
  for (let i = 0; i < sorted.length; i += size) {
    const rows = sorted.slice(i, i + size);
    const length = Math.max(...rows.map((row) => row.length));
    const input = new BigInt64Array(rows.length * length);
    const mask = new BigInt64Array(rows.length * length);
    rows.forEach((row, r) => row.forEach((id, c) => {
      input[r * length + c] = BigInt(id);
      mask[r * length + c] = 1n;
    }));
    const tensor = (data) => new ort.Tensor("int64", data, [rows.length, length]);
    made.push({ input_ids: tensor(input), attention_mask: tensor(mask), token_type_ids: tensor(new BigInt64Array(input.length)) });
  }

  return made;
}
