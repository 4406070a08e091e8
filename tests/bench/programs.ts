/** A program that makes a long trace. */
export interface BenchProgram {
  readonly name: string;
  readonly source: string;
}

/** Tasks that sleep, queue at a semaphore and pass items on, for so many rounds. */
function busyProgram(tasks: number, rounds: number): string {
  return `import * as asyncio from "asyncio";
async function worker(number, semaphore, queue) {
  for (let round = 0; round < ${rounds}; round += 1) {
    await asyncio.sleep(((number * 7919 + round * 104729) % 1000) / 100);
    {
      await using _ = await semaphore;
      await asyncio.sleep(0.01);
    }
    queue.putNowait(number);
    if (number % 50 === 49 && round === ${rounds} - 1) throw new Error("worker " + number);
  }
}
async function consumer(queue) {
  while (true) await queue.get();
}
async function group(first, semaphore, queue) {
  const workers = [];
  for (let number = first; number < first + 10; number += 1) {
    workers.push(asyncio.createTask(worker(number, semaphore, queue), { name: "worker-" + number }));
  }
  await asyncio.gather(...workers, { returnExceptions: true });
}
async function main() {
  const semaphore = new asyncio.Semaphore(20);
  const queue = new asyncio.Queue();
  const reader = asyncio.createTask(consumer(queue), { name: "consumer" });
  const groups = [];
  for (let first = 0; first < ${tasks}; first += 10) groups.push(group(first, semaphore, queue));
  await asyncio.gather(...groups);
  reader.cancel();
}
asyncio.run(main());`;
}

export const PROGRAMS: readonly BenchProgram[] = [
  { name: "a long run", source: busyProgram(900, 1) },
  { name: "as long as a trace may be", source: busyProgram(900, 9) },
];
