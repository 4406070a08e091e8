import * as asyncio from "asyncio";

async function main() {
  const tasks = [3, 1, 2].map((n) => asyncio.createTask(asyncio.sleep(n), { name: `nap ${n}` }));
  let pending = tasks;
  let done;
  while ((pending.size ?? pending.length) > 0) {
    [done, pending] = await asyncio.wait(pending, { returnWhen: asyncio.FIRST_COMPLETED });
    console.log([...done].map((t) => t.getName()).join(", "), "done,", pending.size, "pending");
  }
}

asyncio.run(main());
