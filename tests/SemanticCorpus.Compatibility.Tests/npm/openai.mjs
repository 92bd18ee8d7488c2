import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.argv[2] + "v1", apiKey: "none", maxRetries: 0 });
const models = [];
for await (const model of client.models.list()) models.push(model.id);

const embedded = await client.embeddings.create({ model: models[0], input: ["a reactor", "a loaf"] });
const messages = [{ role: "user", content: "When was the Calder reactor built?" }];
const whole = await client.chat.completions.create({ model: "corpus:main", messages });

let streamed = "";
let citations = [];
let usage = null;
const stream = await client.chat.completions.create({
  model: "corpus:main", messages, stream: true, stream_options: { include_usage: true },
});
for await (const chunk of stream) {
  streamed += chunk.choices[0]?.delta.content ?? "";
  citations = chunk.choices[0]?.delta.citations ?? citations;
  usage = chunk.usage ?? usage;
}

let refused = null;
try {
  await client.chat.completions.create({ model: "gpt-none", messages });
} catch (error) {
  refused = { kind: error.constructor.name, status: error.status, code: error.code, param: error.param };
}

console.log(JSON.stringify({
  models,
  dimensions: embedded.data.map((one) => one.embedding.length),
  answer: whole.choices[0].message.content,
  quotes: whole.choices[0].message.citations.map((one) => one.quote),
  streamed,
  streamedQuotes: citations.map((one) => one.quote),
  usage,
  refused,
}));
