import * as asyncio from "asyncio";
import { Context, ContextVar, copyContext, Token } from "contextvars";
const show = (x) => (x === null ? "None" : x === true ? "True" : x === false ? "False" : x);
const a = new ContextVar("a");
const b = new ContextVar("b", { default: "d" });
function attempt(label, f) {
  try {
    console.log(label, show(f()));
  } catch (e) {
    console.log(label, e.name);
  }
}
attempt("a", () => a.get());
attempt("a x", () => a.get("x"));
attempt("b", () => b.get());
attempt("b x", () => b.get("x"));
const t = a.set(1);
const t2 = a.set(2);
console.log(show(t.oldValue === Token.MISSING), t2.oldValue, show(t2.var === a));
a.reset(t2);
console.log(a.get());
attempt("twice", () => a.reset(t2));
attempt("other", () => b.reset(t));
const c = copyContext();
attempt("elsewhere", () => c.run(() => a.reset(t)));
console.log(c.size, show(c.has(a)), show(c.has(b)), show(c.get(b)), c.get(b, 5), c.get(a));
attempt("nested", () => c.run(() => c.run(() => {})));
console.log(c.run((x) => (a.set(x), a.get()), 9), a.get(), c.get(a));
const e = new Context();
console.log(e.size, e.run(() => a.get("none")));
{
  using _ = b.set("in");
  console.log(b.get());
}
console.log(b.get());
async function child(n) {
  a.set(n);
  await asyncio.sleep(0);
  return a.get();
}
async function main() {
  a.set("m");
  const both = await asyncio.gather(child(1), child(2));
  console.log("[" + both.join(", ") + "]", a.get());
  const loop = asyncio.getRunningLoop();
  const ctx = copyContext();
  ctx.run((v) => a.set(v), "ctx");
  loop.callSoon(() => console.log("soon", a.get()), { context: ctx });
  const f = loop.createFuture();
  f.addDoneCallback(() => console.log("done", a.get()), { context: ctx });
  f.addDoneCallback(() => console.log("done", a.get()));
  a.set("later");
  f.setResult(1);
  await asyncio.sleep(0);
  const t = asyncio.currentTask();
  console.log(t.getContext().get(a), show(t.getContext() === copyContext()));
  loop.callSoon(console.log, "x").getContext().run(() => console.log(a.get()));
  const x = asyncio.createTask(child("own"), { context: ctx });
  await x;
  console.log(ctx.get(a), show(x.getContext() === ctx), a.get());
}
{
  using r = new asyncio.Runner();
  r.run(main());
  r.run(child("runner"));
  async function read() {
    return a.get();
  }
  console.log(r.run(read()));
}
console.log(a.get());
