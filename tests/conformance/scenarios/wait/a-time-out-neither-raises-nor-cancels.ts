import * as asyncio from "asyncio";

async function main() {
  const tasks = [1, 3].map((n) => asyncio.createTask(asyncio.sleep(n, `slept ${n}`)));
  const [done, pending] = await asyncio.wait(tasks, { timeout: 2 });
  console.log("done:", [...done].map((t) => t.result()).join(" "));
  console.log("pending:", pending.size);
  console.log(await tasks[1]);
}

asyncio.run(main());
