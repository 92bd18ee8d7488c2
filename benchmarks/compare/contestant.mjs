// Processes that do one piece of work whenever they are told to. All are started first and then take turns, so that each
// is measured in every stretch of time in which the machine is faster or slower.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** A started contestant. Its process says a line of JSON when it is ready, and one with what it measured for every line it gets. */
export class Contestant {
  #process;
  #lines;

  constructor(name, command, args) {
    this.name = name;
    this.results = [];
    this.#process = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async ready() {
    return this.#answer();
  }

  async run() {
    this.#process.stdin.write("run\n");
    this.results.push(await this.#answer());
  }

  stop() {
    this.#process.stdin.end();
  }

  /** Median over the rounds of something that was measured. */
  median(what) {
    const sorted = this.results.map((result) => result[what]).sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  async #answer() {
    for (;;) {
      const line = await this.#lines.next();
      if (line.done) throw new Error(`${this.name} ended without an answer`);
      // Libraries print things of their own.
      if (line.value.startsWith("{")) return JSON.parse(line.value);
    }
  }
}

/** Starts all, lets them take turns and stops them. One that cannot start is left out, with a line that says so. */
export async function compete(starters, rounds) {
  const started = [];
  for (const start of starters) {
    const contestant = start();
    try {
      contestant.arrangement = (await contestant.ready()).arrangement;
      started.push(contestant);
    } catch (failure) {
      console.error(`left out: ${failure.message}`);
    }
  }

  for (let round = 0; round < rounds; round++) {
    for (const contestant of started) await contestant.run();
  }

  started.forEach((contestant) => contestant.stop());
  return started;
}

/** The peer's side: warms up, says that it is ready, and works once a line. */
export async function serve(arrangement, work) {
  await work();
  console.log(JSON.stringify({ ready: true, arrangement }));
  for await (const _ of createInterface({ input: process.stdin })) {
    const start = performance.now();
    const measured = await work();
    console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, ...measured }));
  }
}

/** The texts or questions of a run: a file with a JSON array of strings. */
export const readTexts = (file) => JSON.parse(readFileSync(file, "utf8"));
