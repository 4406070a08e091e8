import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function work(delay, fails) {
  await asyncio.sleep(delay);
  if (fails) throw new ValueError("failed");
}

async function main() {
  const plans = [[5, false], [1, false], [2, true], [9, false]];
  const tasks = plans.map((plan) => asyncio.createTask(work(...plan)));
  asyncio.getRunningLoop().callLater(0.5, () => tasks[0].cancel());
  const [done, pending] = await asyncio.wait(tasks, { returnWhen: asyncio.FIRST_EXCEPTION });
  console.log(done.size, "done", pending.size, "pending");
  console.log("cancelled", tasks[0].cancelled() ? "yes" : "no");
  console.log(tasks[2].exception().message);
  tasks[3].cancel();
}

asyncio.run(main());
