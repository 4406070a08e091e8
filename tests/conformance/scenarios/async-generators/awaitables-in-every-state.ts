import * as asyncio from "asyncio";
import { GeneratorExit, StopAsyncIteration, StopIteration, ValueError } from "builtins";
async function* gen() {
  try {
    yield 1;
    await asyncio.sleep(0);
    yield 2;
  } finally {
    console.log("gen finally");
  }
}
async function* ignoring() {
  try {
    yield 1;
  } catch (e) {
    if (!(e instanceof GeneratorExit)) throw e;
    yield 2;
  }
}
async function* stops() {
  yield 1;
  throw new StopAsyncIteration("x");
}
async function* stops2() {
  yield 1;
  throw new StopIteration("x");
}
async function t(label, make) {
  try {
    console.log(label, (await make()) ?? "None");
  } catch (e) {
    console.log(label, e.name, e.message, e.__cause__ === null ? "NoneType" : e.__cause__.name);
  }
}
async function main() {
  let g = gen();
  await t("asend 5", () => g.asend(5));
  await t("anext", () => g.__anext__());
  const a = g.__anext__();
  await t("anext", () => a);
  await t("again", () => a);
  await t("athrow", () => g.athrow(new ValueError("v")));
  await t("athrow finished", () => g.athrow(new ValueError("v")));
  await t("aclose finished", () => g.aclose());
  await t("anext finished", () => g.__anext__());
  g = gen();
  await t("athrow new", () => g.athrow(new ValueError("v")));
  await t("anext", () => g.__anext__());
  g = gen();
  const c = g.aclose();
  await t("aclose new", () => c);
  await t("aclose again", () => c);
  await t("anext", () => g.__anext__());
  g = ignoring();
  await t("anext", () => g.__anext__());
  await t("aclose ignoring", () => g.aclose());
  await t("athrow", () => g.athrow(new ValueError("q")));
  await t("anext", () => g.__anext__());
  g = stops();
  await t("stops", () => g.__anext__());
  await t("stops", () => g.__anext__());
  g = stops2();
  await t("stops2", () => g.__anext__());
  await t("stops2", () => g.__anext__());
  g = gen();
  await t("x", () => g.__anext__());
  await t("athrow SAI", () => g.athrow(new StopAsyncIteration("y")));
  g = gen();
  await t("x", () => g.__anext__());
  await t("athrow GE", () => g.athrow(new GeneratorExit()));
  await t("anext", () => g.__anext__());
  g = gen();
  let task = asyncio.createTask(g.__anext__());
  await task;
  task = asyncio.createTask(g.asend(null));
  await asyncio.sleep(0);
  await t("asend running", () => g.asend(1));
  await t("athrow running", () => g.athrow(new ValueError()));
  await t("aclose running", () => g.aclose());
  console.log(await task);
  await g.aclose();
}
asyncio.run(main());
