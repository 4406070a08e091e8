import * as asyncio from "asyncio";

async function straggler(name) {
  try {
    await asyncio.sleep(100);
  } finally {
    console.log(name, "cleans up");
    await asyncio.sleep(1);
    console.log(name, "gone");
  }
}

async function main() {
  const tasks = ["a", "b"].map((n) => asyncio.createTask(straggler(n)));
  await asyncio.sleep(1);
  console.log("main ends", tasks.length);
  return "result";
}

console.log(asyncio.run(main()));
