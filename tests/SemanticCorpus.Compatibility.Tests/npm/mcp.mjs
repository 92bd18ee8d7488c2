import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [kind, target, ...rest] = process.argv.slice(2);
const transport = kind === "http"
  ? new StreamableHTTPClientTransport(new URL(target))
  : new StdioClientTransport({ command: target, args: rest, stderr: "inherit" });
const client = new Client({ name: "compatibility", version: "1.0.0" });
await client.connect(transport);

const { tools } = await client.listTools();
const text = async (name, args) => {
  const answer = await client.callTool({ name, arguments: args });
  return { isError: answer.isError === true, text: answer.content[0].text };
};
const { resources } = await client.listResources();
const reactor = resources.find((one) => one.description.includes("reactor"));
const read = await client.readResource({ uri: reactor.uri });
const asked = await text("ask", { question: "When was the Calder reactor built?" });
const listed = await text("list_documents", {});
const id = JSON.parse(listed.text).documents[0].id;

console.log(JSON.stringify({
  tools: tools.map((tool) => tool.name).sort(),
  required: tools.find((tool) => tool.name === "search").inputSchema.required,
  search: await text("search", { query: "sourdough", limit: 1 }),
  ask: asked,
  document: await text("get_document", { id }),
  related: await text("related", { id }),
  wrong: await text("search", { query: "x", limit: 0 }),
  resource: read.contents[0].text,
}));
await client.close();
