import { inspect } from "node:util";
import { expect, test } from "vitest";
import { printedBy } from "../support/run-program.ts";

/** Expressions whose values `console.log` must show as Node does. */
const VALUES = [
  "undefined",
  "null",
  "-0",
  "12_345_678_901n",
  "NaN",
  '["it\'s", "a \\"b\\"", `c`]',
  "[1, , 3, ...new Array(120).fill(0)]",
  "{ a: { b: { c: { d: 1 } } }, [Symbol('s')]: 1, 'quoted key': 2 }",
  "new Map<any, any>([['k', new Set([1, { x: 2 }])], [{}, []]])",
  "new Date(0)",
  "/re(g)ex/giu",
  "Symbol('sym')",
  "function named() {}",
  "() => {}",
  "class A { static s = 1; x = 1 }",
  "new (class Point { x = 1; #hidden = 2; get y() { return 3; } })()",
  "Object.create(null, { a: { value: 1, enumerable: true } })",
  "new Uint8Array([1, 2, 3])",
  "new Float64Array(3).buffer",
  "(() => { const o: any = { name: 'circle' }; o.self = o; return [o]; })()",
  "'x'.repeat(200)",
  "['a'.repeat(50), 'b'.repeat(50), { deep: ['c'.repeat(50)] }]",
  "new Proxy({ a: 1 }, {})",
  "[undefined, null, true, 'ä😀\\n\\t\\u0001']",
  "function* gen() {}",
  "Array.from({ length: 30 }, (_, i) => i * 1000)",
  "new WeakMap()",
  "{ get a() { return 1; }, set b(v: any) {} }",
  "[new Number(3), new String('s'), Object(Symbol.iterator)]",
];

test("console.log shows JavaScript's values as Node does", async () => {
  const program = VALUES.map((text) => `console.log([${text}]);`).join("\n");
  const expected = VALUES.map((text) => inspect([evaluate(text)]));
  expect(await printedBy(program)).toEqual(expected);
});

/** The few types in the expressions above are annotations that JavaScript can do without. */
function evaluate(text: string): unknown {
  return new Function(`return (${text.replace(/: any\b|<any, any>/g, "")});`)();
}

test("console.log puts several values in one line, and follows Node's formats", async () => {
  const lines = await printedBy(
    'console.log("a", 1, [2]); console.log("%s is %d and %i, %o %j %%", "x", 1.5, 1.5, [1], { a: 1 }, "rest"); console.log(); console.log("%c styled", "color: red");',
  );
  expect(lines).toEqual(["a 1 [ 2 ]", `x is 1.5 and 1, [ 1, [length]: 1 ] {"a":1} % rest`, "", " styled"]);
});
