import * as asyncio from "asyncio";
import { TypeError } from "builtins";

class Job {
  constructor(priority, name) {
    this.priority = priority;
    this.name = name;
  }

  __lt__(other) {
    return this.priority < other.priority;
  }
}

async function main() {
  const queue = new asyncio.PriorityQueue();
  for (const item of [[2, "b"], [1, "z"], [2, "a"], [1, "y", "longer"], [1, "y"]]) await queue.put(item);
  while (!queue.empty()) console.log(queue.getNowait().join("-"));

  const jobs = [[3, "c"], [1, "a"], [3, "d"], [1, "b"], [2, "x"], [3, "e"], [1, "f"]];
  for (const [priority, name] of jobs) queue.putNowait(new Job(priority, name));
  const names = [];
  for (let i = 0; i < 7; i++) names.push((await queue.get()).name);
  console.log(names.join(" "));

  for (const word of ["pear", "Zebra", "~", "\u{1f600}", "\uff5e", ""]) queue.putNowait(word);
  const words = [];
  for (let i = 0; i < 6; i++) words.push(`'${queue.getNowait()}'`);
  console.log(`[${words.join(", ")}]`);

  queue.putNowait([1, { name: "a" }]);
  try {
    queue.putNowait([1, { name: "b" }]);
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    console.log(e.message.split(" of ")[0]);
  }
  queue.putNowait([0, { name: "c" }]);
  console.log(queue.qsize());
}

asyncio.run(main());
