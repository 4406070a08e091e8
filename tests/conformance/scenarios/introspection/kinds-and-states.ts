import * as asyncio from "asyncio";
import { StopIteration } from "builtins";
const show = (x) => (x === null ? "None" : x === true ? "True" : x === false ? "False" : x);
async function f() {
  await asyncio.sleep(1);
}
function g() {
  return f();
}
class C {
  async m() {}
  n() {}
  static async s() {}
}
async function* ag() {
  yield 1;
}
const is = (x) => show(asyncio.iscoroutinefunction(x));
console.log(is(f), is(g), is(new C().m), is(new C().n), is(C.s), is(ag), is(5), is(asyncio.sleep), is(asyncio.gather));
async function main() {
  const c = f();
  console.log(show(asyncio.iscoroutine(c)), show(asyncio.iscoroutine(f)), show(asyncio.isfuture(c)));
  const t = asyncio.createTask(c, { name: "t" });
  console.log(show(asyncio.isfuture(t)), show(asyncio.iscoroutine(t)));
  console.log(String(t).split(" coro=")[0]);
  await asyncio.sleep(0);
  console.log(String(t).split(" wait_for=")[1]);
  t.cancel();
  console.log(String(t).split(" name=")[0]);
  try {
    await t;
  } catch (e) {
    console.log(e, String(t).split(" coro=")[0]);
  }
  function attempt(label, fn) {
    try {
      console.log(label, show(fn()));
    } catch (e) {
      console.log(label, e.name, e.message.split("<")[0]);
    }
  }
  attempt("task of task", () => asyncio.createTask(t));
  attempt("task of 5", () => asyncio.createTask(5));
  attempt("gather 5", () => asyncio.gather(f));
  attempt("ensure", () => asyncio.ensureFuture(5));
  const fut = asyncio.getRunningLoop().createFuture();
  attempt("set_exception", () => fut.setException(5));
  fut.setException(new StopIteration(5));
  attempt("si", () => fut.result());
  console.log(show(fut.getLoop() === asyncio.getRunningLoop()));
  const cb = () => null;
  const fut2 = new asyncio.Future();
  fut2.addDoneCallback(cb);
  fut2.addDoneCallback(cb);
  fut2.addDoneCallback((f) => console.log(f));
  console.log(fut2.removeDoneCallback(cb), fut2.removeDoneCallback(cb));
  fut2.cancel("why");
  attempt("cancelled", () => fut2.result());
  attempt("cancelled", () => fut2.exception());
  console.log(show(fut2.cancel()));
  async function nameless() {}
  const x = asyncio.createTask(nameless());
  x.setName(5);
  console.log(x.getName() + "!");
  await x;
  const big = new asyncio.Future();
  big.setResult("a".repeat(50));
  console.log(big);
}
asyncio.run(main());
