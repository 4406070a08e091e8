import { describe, expect, test } from "vitest";
import { END, printedNatively, untilEnd } from "../support/native.ts";
import { printedBy } from "../support/run-program.ts";

/** What every program here may use; `main` is run after it. */
const PRELUDE = `import * as asyncio from "asyncio";
const log = (...values: unknown[]) => console.log(...values);
/** Python's \`async for\` does not close what it leaves early; in Node this hides what would be closed. */
function each(items: any): any {
  const iterator = items[Symbol.asyncIterator]();
  return iterator.return === undefined ? items : { [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) };
}
async function tick(value: any = undefined): Promise<any> { await asyncio.sleep(0); return value; }
const managed = (name: string) => ({ [Symbol.dispose]() { log("exit " + name); } });
const asyncManaged = (name: string) => ({
  async [Symbol.asyncDispose]() { log("exiting " + name); await tick(); log("exited " + name); },
});
`;

/** Programs that must print, compiled by us, what JavaScript's own functions would make them print. */
const programs: Record<string, Record<string, string>> = {
  functions: {
    "a named function expression sees the function that the program calls": `
      const count = async function down(n: number): Promise<string> { log(n); return n === 0 ? down.name : await down(n - 1); };
      async function main() { log(await count(3), count.name); }`,
    "a named function expression's name is shadowed by what its body declares": `
      const f = async function g() { const g = 1; return g; };
      const h = async function k(k: number) { return k; };
      async function main() { log(await f(), await h(2)); }`,
    "functions keep their names and numbers of parameters that matter": `
      async function declared() {}
      const arrow = async () => {};
      const expression = async function () {};
      const object = { async method() {}, property: async () => {}, "quoted name": async () => {}, async *items() {} };
      class C { static async s() {} async m() {} async *g() {} field = async () => {}; static x = async function () {}; }
      async function main() {
        log(declared.name, arrow.name, expression.name, object.method.name, object.property.name, object["quoted name"].name, object.items.name);
        log(C.s.name, C.prototype.m.name, C.prototype.g.name, new C().field.name, C.x.name);
      }`,
    "arguments in an async function and in arrows nested in it": `
      async function f(a: number, ...rest: number[]) {
        await tick();
        const inner = async () => { await tick(); return async () => [...arguments].concat(await tick(9)); };
        return [arguments.length, a, rest, await (await inner())()];
      }
      async function main() { log(await (f as any)(1, 2, 3)); }`,
    "arguments as a shorthand property, and as a name that is no reference": `
      async function f() { const g = async () => ({ arguments }); return [(await g()).arguments.length, { arguments: 5 }.arguments]; }
      async function main() { log(await (f as any)(1, 2)); }`,
    "this in async arrows, nested, in methods and in fields": `
      class C {
        name = "c";
        field = async () => { await tick(); return this.name; };
        async method() { const one = async () => { const two = async () => { await tick(); return this.name + "!"; }; return await two(); }; return await one(); }
        *[Symbol.iterator]() { yield this.name; }
      }
      async function main() { const c = new C(); const { field } = c; log(await field(), await c.method(), [...c]); }`,
    "this of a plain call is undefined": `
      async function f(this: any) { return this === undefined; }
      const o = { async m() { return (() => this === o)(); } };
      async function main() { log(await f.call(undefined as any), await o.m()); }`,
    "new.target in async arrows": `
      function Shape(this: any) { this.made = async () => { await tick(); return [new.target === Shape, (async () => new.target !== undefined)]; }; }
      async function main() { const s = new (Shape as any)(); const [a, b] = await s.made(); log(a, await b()); const plain: any = {}; (Shape as any).call(plain); log((await plain.made())[0]); }`,
    "super in async methods and in arrows inside of them": `
      class A { async hello(x: string) { await tick(); return "A" + x; } get prop() { return "prop"; } static async make() { return "made by " + this.name; } }
      class B extends A {
        async hello(x: string) { const s = await super.hello(x); const nested = async () => [await super.hello("n"), super.prop, super["prop"]]; return [s, await nested()] as any; }
        static async make() { return await (async () => await super.make())(); }
      }
      async function main() { log(await new B().hello("1"), await B.make()); }`,
    "super with computed keys, spread and this kept": `
      class A { v = 1; async add(...n: number[]) { await tick(); return n.reduce((a, b) => a + b, this.v); } }
      class B extends A { v = 10; async add(...n: number[]) { const run = async () => await super["a" + "dd" as "add"](...n, await tick(5)); return await run(); } }
      async function main() { log(await new B().add(1, 2)); }`,
    "an async arrow in a derived constructor, made before super()": `
      class A { a = 1; }
      class B extends A { later: () => Promise<number>; constructor() { const later = async () => { await tick(); return this.a; }; super(); this.later = later; } }
      async function main() { log(await new B().later()); }`,
    "object methods with super, and getters and setters beside them": `
      const base = { async greet() { await tick(); return "base"; }, get size() { return 3; } };
      const child = { __proto__: base, async greet() { return "child of " + await super.greet(); }, get size() { return super.size + 1; }, set size(v) { log("set", v); } };
      async function main() { log(await (child as any).greet(), child.size); child.size = 2; }`,
    "computed, quoted, numbered and symbol keys of async methods": `
      const key = (k: any) => { log("key", k); return k; };
      class C { async [key("one")]() { return 1; } async "two words"() { return 2; } async 3() { return 3; } static async [key(Symbol.for("s"))]() { return 4; } async *[key("gen")]() { yield 5; } }
      const o = { async [key("x")]() { return 6; }, async 7() { return 7; } };
      async function main() {
        const c: any = new C();
        log(await c.one(), await c["two words"](), await c[3](), await (C as any)[Symbol.for("s")](), await (o as any).x(), await o[7]());
        for await (const v of c.gen()) log(v);
      }`,
    "keys of classes that stand inside of computed keys": `
      class Outer { async [class { static async [(() => "inner")()]() {} static k = "a"; }.k]() { return "a"; } async [(() => "b")()]() { return "b"; } }
      async function main() { const o: any = new Outer(); log(await o.a(), await o.b()); }`,
    "private methods: async, static, generators, and getters": `
      class C {
        #v = 1;
        async #one(n: number) { await tick(); return this.#v + n; }
        static async #two() { return await tick("two"); }
        async *#items() { yield this.#v; yield await tick(2); }
        get #three() { return async () => await tick(this.#v + 2); }
        async all() { const out = []; for await (const x of this.#items()) out.push(x); return [await this.#one(1), await C.#two(), out, await this.#three(), #v in this, #one in this]; }
      }
      async function main() { const r = await new C().all(); log(...r); }`,
    "private methods keep this, arguments and defaults": `
      class C { v = 1; async #m(a: number, b = a + this.v, ...c: number[]) { return [a, b, c, arguments.length]; } call() { return this.#m(1, undefined, 7); } }
      async function main() { log(await new C().call()); }`,
    "a class's static block and static fields see its wrapped methods": `
      class C { static async make() { return await tick("made"); } static started = C.make(); static again: any; static { this.again = this.make(); } async m() { return "m"; } static p = C.prototype.m.call(null); }
      async function main() { log(await C.started, await C.again, await C.p); }`,
    "class fields, accessors, expressions and inheritance of async methods": `
      const K = class Named { async m() { return Named.name; } static async *g() { yield 1; } };
      class D extends K { async m() { return "D of " + await super.m(); } }
      async function main() { log(await new D().m(), Object.keys(new D()), Object.getOwnPropertyNames(K.prototype)); for await (const x of D.g()) log(x); }`,
    "parameter defaults: in order, seeing earlier ones, this and functions": `
      let n = 0; const next = () => ++n;
      async function f(a = next(), b = a + next(), { c = b, d: [e = next()] = [] }: any = {}, g = async () => a + b) { await tick(); return [a, b, c, e, await g()]; }
      const h = async (x = next(), ...rest: number[]) => [x, rest];
      class C { v = 2; async m(a = this.v, b = () => this.v) { return [a, b()]; } }
      async function main() { log(await f(), await f(10), await h(), await h(1, 2, 3), await new C().m()); }`,
    "destructured and rest parameters of every kind of async function": `
      const a = async ({ x, ...rest }: any, [y, , z = 3]: any) => [x, rest, y, z];
      async function b([p]: any, { q: { r } }: any) { return [p, r]; }
      async function main() { log(await a({ x: 1, w: 2 }, [4]), await b([1], { q: { r: 2 } })); }`,
    "arrows with one bare parameter, no parameter, and bodies that are objects": `
      const one = async x => x + 1;
      const none = async () => ({ a: await tick(1) });
      const seq = async (x) => (log("s"), await tick(x));
      const nested = async a => async b => async c => [a, b, c, await tick("d")];
      async function main() { log(await one(1), await none(), await seq(2), await (await (await nested(1))(2))(3)); }`,
    "functions are hoisted, also inside of blocks, and redeclared names win": `
      async function main() {
        log(await early()); async function early() { return "early"; }
        if (await tick(true)) { log(await inBlock()); async function inBlock() { return "block"; } }
        switch (1) { case 1: log(await inCase()); async function inCase() { return "case"; } }
      }`,
    "immediately called functions of each form": `
      async function main() {
        log(await (async () => await tick(1))());
        log(await (async function () { return await tick(2); })());
        log(await (async function named() { return named.name; })());
        await (async () => { log("done"); })();
      }`,
    "async functions as values: passed, stored, returned, bound, applied": `
      async function add(this: any, a: number, b: number) { await tick(); return (this?.base ?? 0) + a + b; }
      async function main() { const list = [add, add.bind({ base: 10 })]; for (const f of list) log(await f(1, 2)); log(await add.apply({ base: 5 }, [1, 1]), await Reflect.apply(add, { base: 1 }, [1, 1])); }`,
    "generators and iterators stay ordinary": `
      function* numbers(n: number): any { try { for (let i = 0; i < n; i++) { const got = yield i; if (got) log("got", got); } } finally { log("closed"); } }
      function* all() { yield* numbers(2); return yield* [7, 8]; }
      async function main() { for (const x of numbers(5)) { if (x === 2) break; log(x, await tick("t")); } log([...all()]); const it = numbers(3); it.next(); it.next("hi"); log(it.return(4)); const [p, q] = numbers(9); log(p, q); }`,
    "getters and setters that await nothing, static ones too": `
      class C { static #n = 0; static get n() { return C.#n++; } set v(x: number) { log("v", x); } get f() { return async () => await tick("f"); } }
      async function main() { log(C.n, C.n, await new C().f()); new C().v = await tick(4); }`,
    "eval-like names and directives at the start of functions": `
      async function f() { "use strict"; "another directive"; return this === undefined; }
      const g = async () => { "use strict"; return 1; };
      async function main() { log(await f(), await g()); }`,
  },
  statements: {
    "bodies without braces, in every statement": `
      async function main() {
        if (await tick(1)) if (await tick(0)) log("no"); else log("inner else");
        if (0) log("no"); else if (await tick(0)) log("no"); else log("last");
        for (let i = 0; i < 2; i++) log(await tick(i));
        for (const x of [1, 2]) if (x > 1) log("x", x); else continue;
        for (const k in { a: 1, b: 2 }) log(await tick(k));
        for await (const y of gen()) log("y", y);
        let n = 0; while (n < 2) n += await tick(1);
        do n--; while (n > 0);
        do log("once"); while (await tick(false))
        label: for (;;) for (;;) break label;
        a: b: if (n === 0) break a; else log("no");
        for (;;) if (n++ > 2) break; else continue
        if (n) ; else log("no");
        while (n-- > 0);
        for (const f of [async () => "f"]) for (const g of [f]) log(await g());
        log(n);
      }
      async function* gen() { yield 1; yield await tick(2); }`,
    "labels on blocks and loops, with continue through try and finally": `
      async function main() {
        outer: for (let i = 0; i < 3; i++) { for (const j of [0, 1, 2]) { try { if (j === 1) continue outer; if (i === 2) break outer; log(i, await tick(j)); } finally { log("f", i, j); } } }
        block: { log("in"); if (await tick(true)) break block; log("no"); }
        loop: do { log("once"); continue loop; } while (await tick(false));
      }`,
    "closures over each loop's own variables": `
      async function main() {
        const fs: (() => Promise<number>)[] = [];
        for (let i = 0; i < 3; i++) { await tick(); fs.push(async () => { await tick(); return i; }); }
        for (const x of [10, 20]) fs.push(async () => x);
        for (let i = 0, f = async () => i; i < 1; i++) fs.push(f);
        for await (const y of items()) fs.push(async () => y);
        for await (let z of items()) { fs.push(async () => z); z++; }
        for (const f of fs) log(await f());
      }
      async function* items() { yield 30; yield 40; }`,
    "switch with fall through, default in the middle, and awaits in tests": `
      async function f(x: any) { const out = []; switch (await tick(x)) { case await tick(1): out.push(1); default: out.push("d"); case 2: out.push(2); break; case 3: { let y = await tick("y"); out.push(y); } } return out; }
      async function main() { for (const x of [1, 2, 3, 4]) log(await f(x)); }`,
    "return, throw and break in try, catch and finally": `
      async function f(n: number): Promise<any> {
        for (;;) { try { log("try", n); if (n === 0) return await tick("returned"); if (n === 1) throw new Error("thrown"); if (n === 2) break; if (n === 3) { try { throw "inner"; } finally { return await tick("overrides"); } } n = 2; continue; }
          catch (e) { log("caught", (e as Error).message); if (n === 1) return "from catch"; throw e; }
          finally { log("finally", await tick(n)); if (n === 4) return "no"; } }
        return "after";
      }
      async function main() { for (const n of [0, 1, 2, 3, 5]) log(await f(n)); }`,
    "catch without a name, with a pattern, and with a name that shadows": `
      async function main() {
        const e = "outer";
        try { throw 1; } catch { log("no name", e); }
        try { throw { a: await tick(1), b: [2, 3], ...{ c: 4 } }; } catch ({ a, b: [x, ...y], ...rest }) { log(a, x, y, rest, e); }
        try { throw { }; } catch ({ m = await tick("default") }) { log(m); }
        try { throw [5]; } catch ([e]) { log(e); }
        try { throw new TypeError("t"); } catch (e) { { const e = 2; log(e); } log((e as Error).message); }
        try { null!.x; } catch (e) { var v = e instanceof TypeError; } log(v);
        try { throw 0 } catch (e) { for (var i of [await tick(1)]) ; log(e, i) }
      }`,
    "for await with break, labels, destructuring, and targets that are no declarations": `
      async function* pairs(): any { try { yield [1, { a: "x" }]; yield [2, { a: "y" }]; yield [3, { a: "z" }]; log("ran out"); } finally { log("finally"); } }
      async function main() {
        for await (const [n, { a }] of pairs()) log(n, a);
        let n: any, o: any = {};
        for await ([n, o.p] of pairs()) log(n, o.p);
        for await (o.q of pairs()) log(o.q[0]);
        for await (o["r" + await tick(1)] of pairs()) ;
        log(o.r1);
        for await (var v of pairs()) ; log(v[0]);
        outer: for (const i of [1, 2]) { for await (const [m] of each(pairs())) { if (m === 3) continue outer; log(i, m); } }
      }`,
    "for await in a loop whose earlier turn threw": `
      let turn = 0;
      async function* source() { turn++; yield turn; if (turn === 1) throw new Error("first turn only"); yield -turn; }
      async function main() { for (let i = 0; i < 3; i++) { try { for await (const x of source()) log(x); log("clean"); } catch (e) { log((e as Error).message); } } }`,
    "asynchronous generators: two-way, delegating, returning, throwing in": `
      async function* inner(): any { const got = yield "a"; log("got", got); yield await tick("b"); }
      async function* outer(): any { yield 0; yield* inner(); yield* inner(); try { yield 1; } finally { log("end"); } }
      async function main() { for await (const x of outer()) log(x); const o = { async *g() { yield 1; } }; for await (const x of o.g()) log(x); for await (const x of (async function* named() { yield named.name; })()) log(x); }`,
    "comments, regular expressions and templates with tricky text": `
      async function main() {
        const r = /for await \\(x of y\\) \\{ await/g; const t = \`async () => { await \${await tick(\`inner \${await tick("deep")} }\`)} /* no comment */ // none\`;
        log(r.source, t); /* for await (const x of y) { */ // async function
        for /* a */ await /* b */ ( /* c */ const /* d */ x /* of */ of /* e) */ gen() /* f) */ ) /* g { */ { /* h */ log(x); }
        for await (const s of /* of ) */ named("of )")) log(s);
        const f = async /* 1 */ ( /* 2 */ a /* 3 */ = /* => */ 1, b = "=>" /* 4 */ ) /* 5 */ => /* 6 */ a + b; log(await f());
        const g = async function /* n */ ( /* ( */ a: any ) { return a; }; log(await g("g"));
        log(await /* x */ tick(/=> \\(/.test("=> (")));
      }
      class C { static /* async */ async /* s */ m /* t */ () { return "m"; } /* async */ async /* u */ * /* v */ g() { yield 1; } }
      async function* gen() { yield 1; } async function* named(n: string) { yield n; }`,
    "names that look like what the compiler writes": `
      const __using = 1, __callDispose = 2, __await = 3, _pl = 4, _plS = 5, _plg1 = 6, $start = 7, __forAwait = 8, __toESM = 9;
      async function main() {
        { using a = managed("a"); await using b = asyncManaged("b"); log("in"); }
        const __stack = 1, _error = 2, _hasError = 3, _stack = 4, _ = 5, _promise = 6; 
        log(__using, __callDispose, __await, _pl, _plS, _plg1, $start, __forAwait, __toESM, __stack, _error, _hasError, _stack, _, _promise);
        for (const __using of [1]) { using c = managed("c" + __using); }
      }`,
    "a reader's own function called __using": `
      function __using(a: string, b: any, c?: any) { log("mine", a); return b; }
      const __callDispose = (...x: any[]) => log("mine too", x.length);
      async function main() { __using("s", 1, 2); __callDispose(1, 2, 3); { using a = managed(__using("t", "u")); await using b = asyncManaged("v"); __callDispose(); } log(await __using("x", tick("y"), true)); }`,
    "declarations called as what surrounds a module": `
      async function main() { const module = "m", exports = "e", require = "r", console = "c", arguments_ = "a"; log(module, exports, require, console, arguments_, await tick("t")); }`,
    "sequence expressions, conditional chains, spread, and in places that hold one expression": `
      async function main() {
        const a = (await tick(1), await tick(2)); log(a, (log("x"), await tick(3)));
        for (let i = (await tick(), 0), n = await tick(2); await tick(i < n); i += await tick(1)) log(i);
        log(a ? await tick("y") : await tick("n"), [await tick(1), ...await tick([2, 3])], { ...await tick({ k: 1 }), [await tick("c")]: await tick(2) });
        log(await tick(1) + await tick(2) * await tick(3), -await tick(4), typeof await tick("s"), !await tick(0), (await tick(2)) ** await tick(3), (await tick(2)) ** 2);
        log(await tick(null) ?? await tick("nn"), await tick(0) || await tick("or"), await tick(0) && await tick("no"));
        log(await tick(await tick(await tick("deep"))), (await tick({ m: async (x: any) => x })).m === undefined, await (await tick({ m: async (x: any) => x })).m(await tick("arg")));
        log(new (await tick(class { v = 5; }))().v, (await tick([1, 2]))[await tick(1)], await tick("b") in { b: 1 }, await tick([]) instanceof Array, void await tick(1));
        let z: any = await tick(1); z += await tick(2); z **= await tick(2); z ??= await tick("no"); z &&= await tick("yes"); log(z);
        const o: any = { n: 1 }; o.n += await tick(5); o[await tick("m")] ||= await tick("set"); log(o, delete o[await tick("m")], o);
        const { p = await tick("dp"), q: [r = await tick("dr")] = [], ...s } = await tick({ t: 1 }); log(p, r, s);
        log(\`\${await tick("in")}-\${(await tick(["tpl"]))[0]}\`);
        throw_: try { throw await tick(new Error("awaited")); } catch (e) { log((e as Error).message); break throw_; }
        return await tick();
      }`,
    "the left side is read before the await": `
      let x = 1; const o = { v: 1 };
      const bump = async (n: number) => { x += n; o.v += n; await tick(); return n; };
      async function main() { x = x + await bump(10); log(x); x += await bump(100); log(x); o.v += await bump(1); log(o.v); log(x, await bump(1), x); const a = [x, await bump(5), x]; log(a); }`,
    "optional chaining with calls and awaits inside": `
      const o: any = { f: async (x: any) => x, g() { return this; }, n: null, deep: { h: () => ({ i: 7 }) } };
      async function main() { log(await o?.f?.(await tick(1)), o.n?.x.y.z(await tick("never")), o.g?.().g?.() === o, o.deep?.h?.().i, o.no?.(log("never")), await (o.n?.f ?? (async () => "dflt"))(), (o?.deep).h().i, o.deep?.["h"]?.()?.i, delete o?.n?.x, o?.[await tick("f")] === o.f); }`,
    "tagged templates keep their this and their one strings object": `
      const seen: any[] = []; const tag = (s: any, ...v: any[]) => { seen.push(s); return s.raw.join("|") + v.join(","); };
      const o = { n: "o", tag(s: any, ...v: any[]) { return this.n + s.length + v; } };
      async function main() { for (let i = 0; i < 2; i++) log(tag\`a\\n\${i}b\${await tick("c")}\`, o.tag\`x\${1}y\`); log(seen[0] === seen[1], String.raw\`\\u00\`, (await tick(tag))\`z\`); }`,
    "exceptions of JavaScript's own": `
      async function f(): Promise<any> { return (undefined as any).x; }
      async function main() { try { await f(); } catch (e) { log(e instanceof TypeError, (e as Error).message); } try { (0 as any)(); } catch (e) { log((e as Error).message); } try { [].reduce((await tick(1)) as any); } catch (e) { log((e as Error).name); } try { const t = () => { u; let u = 1; }; t(); } catch (e) { log((e as Error).name); } }`,
    "methods of calls keep their this": `
      class Builder { parts: string[] = []; add(p: string) { this.parts.push(p); return this; } async build() { await tick(); return this.parts.join(); } }
      async function main() { log(await new Builder().add("a").add(await tick("b")).add("c").build()); const { log: l } = console; l("free"); log([3, 1, 2].map((x) => x * 2).filter((x) => x > 2).sort().at(-1)); log((0, eval_)("1")); function eval_(x: string) { return x; } }`,
    "var, let and const in the scopes they belong to": `
      async function main() { var a = 1; { var a = await tick(2); let b = 3; { let b = 4; log(a, b); } log(b); } log(a, typeof c); var c = 1; if (true) { function d() { return 1; } } for (var i = 0; i < 2; i++) await tick(); log(i); }`,
  },
  typescript: {
    "enums, namespaces, parameter properties, satisfies, overloads and assertions": `
      enum Color { Red, Green = "g", Blue = 4 } const enum Level { Low = 1 }
      namespace Space { export const x = 1; export async function f() { return await tick(x + 1); } export namespace Deep { export const y = 2; } }
      class P { constructor(private readonly a: number, public b = a * 2) {} async sum() { return this.a + this.b; } }
      function over(x: number): number; function over(x: string): string; function over(x: any) { return x; }
      abstract class Abs { abstract m(): Promise<void>; declare z: number; async n(this: Abs) { return "n" in this; } }
      class Im extends Abs implements PromiseLike_ { override async m() {} }
      interface PromiseLike_ { m(): Promise<void> }
      async function main() { log(Color.Red, Color[0], Color.Green, Color.Blue, Level.Low, await Space.f(), Space.Deep.y, await new P(2).sum(), over(1), over("s"), ({ a: 1 } satisfies object), <any>await tick(1), (await tick(2))!, await tick(3) as number, await new Im().n()); const generic = async <T,>(x: T): Promise<T> => x; log(await generic<number>(1)); }`,
    "decorators and accessors": `
      const log2 = (name: string) => (value: any, context: any) => { log(name, context.kind, String(context.name)); return value; };
      const twice = (value: any, context: any) => async function (this: any, ...args: any[]) { return [await value.apply(this, args), await value.apply(this, args)]; };
      @log2("class") class C { @log2("method") @twice async m(n: number) { await tick(); return n + this.v; } @log2("field") v = 1; accessor a = 5; static accessor s = 6; @log2("accessor") accessor b = 7; }
      async function main() { const c: any = new C(); log(await c.m(1), c.a, C.s, c.b); c.a = await tick(8); log(c.a); }`,
    "an enum and a class whose members come from calls": `
      const f = (x: number) => x; enum E { A = f(1), B = A << 1 }
      class C { static n = 0; id = f(++C.n); static list = [1, 2].map((x) => new C().id + x); ["comp" + f(1)] = 1; }
      async function main() { log(E.A, E.B, C.list, Object.keys(new C())); }`,
  },
  managers: {
    "using in a block, a function, a loop, a for head and a switch": `
      async function main() {
        { using a = managed("a"); using b = managed("b"); log("body"); }
        for (let i = 0; i < 2; i++) { using c = managed("c" + i); if (i === 0) continue; log("second"); }
        for (using d of [managed("d1"), managed("d2")]) log("turn");
        await (async () => { using e = managed("e"); return log("ret"); })();
        switch (1) { case 1: { using f = managed("f"); break; } }
        { using nothing = null; using undef = undefined; log("nothing to exit"); }
        const sync = () => { using g = managed("g"); return "sync"; }; log(sync());
        function* gen() { using h = managed("h"); yield 1; yield 2; } for (const x of gen()) { log(x); break; }
      }`,
    "await using in blocks, loops, for heads and with several in one declaration": `
      async function main() {
        { await using a = asyncManaged("a"), b = asyncManaged("b"); await using c = managed("c"); log("body"); }
        for (await using d of [asyncManaged("d1"), asyncManaged("d2")]) { log("turn"); if (await tick(true)) continue; }
        for await (await using e of items()) log("item");
        for await (using f of [1, 2].map(() => 0).length ? items2() : items2()) log("item2");
        await (async () => { await using g = asyncManaged("g"); return await tick(); })();
        await using z = asyncManaged("z"); using y = managed("y"); log("end");
      }
      async function* items() { yield asyncManaged("e1"); yield asyncManaged("e2"); }
      async function* items2() { yield managed("f1"); }`,
    "using in a loop: a clean turn after one that threw does not throw again": `
      async function main() {
        for (let i = 0; i < 4; i++) { try { using a = managed("a" + i); await using b = asyncManaged("b" + i); if (i % 2 === 0) throw new Error("turn " + i); log("clean", i); } catch (e) { log((e as Error).message); } }
        let n = 0; while (n < 3) { try { await using c = asyncManaged("c"); if (n++ === 0) throw "first"; break; } catch (e) { log("retry after", e); } }
        for (const i of [1, 2]) try { for (using d of [managed("d" + i)]) { if (i === 1) throw "for head"; log("clean head"); } } catch (e) { log(e); }
      }`,
    "leaving a block with a manager by return, break, continue and throw": `
      async function f(how: number) { outer: for (const x of [1, 2]) { await using a = asyncManaged("a" + x); for (;;) { using b = managed("b"); if (how === 0) return await tick("returned"); if (how === 1) break outer; if (how === 2) continue outer; throw new Error("thrown"); } } return "after"; }
      async function main() { for (const how of [0, 1, 2, 3]) try { log(await f(how)); } catch (e) { log((e as Error).message); } }`,
    "a manager in a conditional, a function's value, and functions declared beside it": `
      async function get(n: string) { await tick(); return asyncManaged(n); }
      async function main() {
        { await using a = (await tick(true)) ? await get("yes") : await get("no"); log("in a"); }
        { await using b = await tick(null) ?? await get("b"); log(helper()); function helper() { return "hoisted"; } class K { static v = 1; } log(K.v); }
        { const before = await tick("before"); await using c = (log(before), await get("c")); const after = "after"; log(after); }
      }`,
    "classes, exports and functions in a block with using keep their names": `
      async function main() { using a = managed("a"); class Inner { async m() { return this.constructor.name; } } async function g() { return g.name; } const h = async () => {}; log(await new Inner().m(), await g(), h.name); }`,
  },
};

for (const [group, members] of Object.entries(programs)) {
  describe(group, () => {
    test.for(Object.entries(members))("%s", async ([, body]) => {
      const source = `${PRELUDE}${body}\nasyncio.run((async () => { await main(); log("${END}"); })());`;
      const expected = untilEnd(await printedNatively(source));
      expect(expected.length).toBeGreaterThan(0);
      expect(untilEnd(await printedBy(source))).toEqual(expected);
    });
  });
}

test("using at the top of a file ends with the file", async () => {
  const source = `${PRELUDE}using top = managed("top"); async function main() { log("main"); } log("module"); asyncio.run(main());`;
  expect(await printedBy(source)).toEqual(["module", "main", "exit top"]);
});
