/** A piece of code in both languages. */
export interface Dual {
  readonly py: string;
  readonly ts: string;
}

/** The same text in both. */
export function same(text: string): Dual {
  return { py: text, ts: text };
}

/** A value as a literal. */
export function literal(value: number | string | boolean | null): Dual {
  if (typeof value === "boolean") return { py: value ? "True" : "False", ts: String(value) };
  if (value === null) return { py: "None", ts: "null" };
  return same(JSON.stringify(value));
}

/** Python's name in the playground: `create_task` is `createTask`. Constants keep theirs. */
function camelCase(name: string): string {
  return name.replace(/[a-z0-9]_[a-z]/g, ([before, , after]) => `${before}${after?.toUpperCase()}`);
}

function argumentsOf(positional: readonly Dual[], named: Readonly<Record<string, Dual>>): Dual {
  const names = Object.entries(named);
  const py = [...positional.map((value) => value.py), ...names.map(([name, value]) => `${name}=${value.py}`)];
  const ts = positional.map((value) => value.ts);
  if (names.length > 0) {
    ts.push(`{ ${names.map(([name, value]) => `${camelCase(name)}: ${value.ts}`).join(", ")} }`);
  }
  return { py: py.join(", "), ts: ts.join(", ") };
}

/** A call of a function or a method, by Python's name: `asyncio.create_task`. */
export function call(
  name: string,
  positional: readonly Dual[] = [],
  named: Readonly<Record<string, Dual>> = {},
): Dual {
  const given = argumentsOf(positional, named);
  return { py: `${name}(${given.py})`, ts: `${camelCase(name)}(${given.ts})` };
}

/** An object of a class: `new`, in TypeScript. */
export function make(
  name: string,
  positional: readonly Dual[] = [],
  named: Readonly<Record<string, Dual>> = {},
): Dual {
  const given = argumentsOf(positional, named);
  return { py: `${name}(${given.py})`, ts: `new ${name}(${given.ts})` };
}

/** One of Python's exceptions with its text. */
export function exception(name: string, text: string): Dual {
  const given = JSON.stringify(text);
  return { py: `${name}(${given})`, ts: `new ${exceptionClass(name).ts}(${given})` };
}

export function exceptionClass(name: string): Dual {
  return name.startsWith("asyncio.") ? same(name) : { py: name, ts: `builtins.${name}` };
}

export function awaited(value: Dual): Dual {
  return { py: `await ${value.py}`, ts: `await ${value.ts}` };
}

export function list(values: readonly Dual[]): Dual {
  return {
    py: `[${values.map((value) => value.py).join(", ")}]`,
    ts: `[${values.map((value) => value.ts).join(", ")}]`,
  };
}
