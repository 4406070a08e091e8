import * as asyncio from "asyncio";
const list = (xs) => "[" + xs.map((x) => `'${x}'`).join(", ") + "]";
const names = (g) => list(g.callStack.map((e) => e.frame.function));
async function inner() {
  await asyncio.sleep(1);
}
async function mid(t) {
  await asyncio.shield(t);
}
async function plain() {
  function helper() {
    const g = asyncio.captureCallGraph();
    console.log(names(g), g.future.getName());
    console.log(asyncio.captureCallGraph(null, { limit: 1 }).callStack.length, asyncio.captureCallGraph(null, { limit: 0 }).callStack.length);
  }
  helper();
}
async function nested() {
  await plain();
}
async function main() {
  const child = asyncio.createTask(inner(), { name: "child" });
  const m = asyncio.createTask(mid(child), { name: "mid" });
  await asyncio.sleep(0.1);
  const g = asyncio.captureCallGraph(child);
  console.log(names(g), list(g.awaitedBy.map((a) => a.future.getName())));
  console.log(names(g.awaitedBy[0]));
  await nested();
  const f = asyncio.getRunningLoop().createFuture();
  console.log("(" + asyncio.captureCallGraph(f).callStack + ")");
  async function tg() {
    await using group = await new asyncio.TaskGroup();
    group.createTask(inner(), { name: "in group" });
  }
  const w = asyncio.createTask(tg(), { name: "tg" });
  const v = asyncio.createTask(asyncio.wait([child, m]), { name: "waiter" });
  await asyncio.sleep(0.1);
  const sorted = [...asyncio.allTasks()].map((t) => [t.getName(), t]).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  for (const [name, t] of sorted) console.log(name, list(asyncio.captureCallGraph(t).awaitedBy.map((a) => a.future.getName()).sort()));
  await asyncio.gather(w, m, v);
  console.log("[" + [child, w, m, v].map((t) => asyncio.captureCallGraph(t).awaitedBy.length).join(", ") + "]");
  try {
    asyncio.captureCallGraph(5);
  } catch (e) {
    console.log(e.message);
  }
}
asyncio.run(main());
try {
  asyncio.captureCallGraph();
} catch (e) {
  console.log(e.message);
}
