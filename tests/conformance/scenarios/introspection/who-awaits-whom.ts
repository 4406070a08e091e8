import * as asyncio from "asyncio";

async function inner() {
  await asyncio.sleep(1);
}

async function main() {
  const child = asyncio.createTask(inner(), { name: "child" });
  const middle = async () => {
    await child;
  };
  const outer = async (task) => {
    await asyncio.gather(task);
  };
  const parent = asyncio.createTask(middle(), { name: "parent" });
  const top = asyncio.createTask(outer(parent), { name: "top" });
  await asyncio.sleep(0.5);
  let graph = asyncio.captureCallGraph(child);
  while (graph.awaitedBy.length > 0) {
    console.log(graph.future.getName(), "is awaited by", graph.awaitedBy[0].future.getName());
    graph = graph.awaitedBy[0];
  }
  await top;
}

asyncio.run(main());
