// Asks with a streamed answer and hands each event to what shows it.
import { Problem, request } from "../shared/api.js";
import { corpusPath } from "../shared/corpus.js";
import { readEvents } from "../shared/sse.js";

export async function streamAnswer(question, options, { panel, list }, signal) {
  const response = await request(corpusPath("/ask"), { method: "POST", json: { question, ...options, stream: true, explain: true }, signal });
  for await (const { event, data } of readEvents(response)) {
    const body = JSON.parse(data);
    if (event === "passages") list.show(body.passages);
    else if (event === "delta") panel.append(body.text);
    else if (event === "citations") panel.cite(body.citations);
    else if (event === "done") {
      panel.finish(body);
      return list.answered(body.answered);
    }
    else if (event === "error") throw Problem.from(body, body.status);
  }
  throw new Problem("The answer broke off. Ask again.", 0);
}
