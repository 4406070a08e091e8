import { awaited, type Dual, exceptionClass, literal, same } from "./dual.ts";
import type { Node } from "./tree.ts";

const INDENT = { py: "    ", ts: "  " };

/** Writes a program line by line in both languages at once. */
export class Writer {
  readonly #lines: { py: string[]; ts: string[] } = { py: [], ts: [] };
  #depth = 0;
  #loops = 0;
  readonly #variables = new Set<string>();
  readonly #writeNode: (node: Node, out: Writer) => void;
  /** The variables that each function being written has assigned so far, the innermost last. */
  readonly #assigned: Set<string>[] = [];

  constructor(writeNode: (node: Node, out: Writer) => void) {
    this.#writeNode = writeNode;
  }

  /** Whether a loop of the same function is around: without one, there is nothing to break out of. */
  get isInLoop(): boolean {
    return this.#loops > 0;
  }

  /** What was written, and the variables of the program that it names. */
  finish(): Dual & { variables: string[] } {
    return {
      py: this.#lines.py.join("\n"),
      ts: this.#lines.ts.join("\n"),
      variables: [...this.#variables].sort(),
    };
  }

  py(line: string): void {
    this.#lines.py.push(INDENT.py.repeat(this.#depth) + line);
  }

  ts(line: string): void {
    this.#lines.ts.push(INDENT.ts.repeat(this.#depth) + line);
  }

  /** A statement. */
  line(code: Dual): void {
    this.py(code.py);
    this.ts(`${code.ts};`);
  }

  nodes(nodes: readonly Node[]): void {
    for (const node of nodes) this.#writeNode(node, this);
  }

  /** What a pair of heads introduces; Python's block is never empty. */
  indented(write: () => void): void {
    this.#depth += 1;
    const before = this.#lines.py.length;
    write();
    if (this.#lines.py.length === before) this.py("pass");
    this.#depth -= 1;
  }

  /** A value for a local variable of this construct. @returns its name */
  local(node: Node, value: Dual): Dual {
    const name = `v${node.id}`;
    this.py(`${name} = ${value.py}`);
    this.ts(`const ${name} = ${value.ts};`);
    return same(name);
  }

  /** A variable of the program. */
  variable(name: string): Dual {
    this.#variables.add(name);
    return same(name);
  }

  assign(name: string, value: Dual): void {
    this.#variables.add(name);
    this.#assigned.at(-1)?.add(name);
    this.py(`${name} = ${value.py}`);
    this.ts(`${name} = ${value.ts};`);
  }

  /** Prints values, after the construct's number and what it has to say. */
  log(node: Node, label: string, ...values: Dual[]): void {
    const given = [literal(`${node.id} ${label}`), ...values];
    this.py(`log(${given.map((value) => value.py).join(", ")})`);
    this.ts(`log(${given.map((value) => value.ts).join(", ")});`);
  }

  /** Runs a block only where these variables of the program hold something. */
  when(names: readonly string[], write: () => void): void {
    if (names.length === 0) {
      write();
      return;
    }
    for (const name of names) this.#variables.add(name);
    this.py(`if ${names.map((name) => `${name} is not None`).join(" and ")}:`);
    this.ts(`if (${names.map((name) => `${name} !== null`).join(" && ")}) {`);
    this.indented(write);
    this.ts("}");
  }

  /** `try` with one `except` and a `finally`, each where it is given. */
  try(parts: {
    readonly body: () => void;
    readonly except?: {
      readonly classes: readonly string[];
      readonly name: string;
      readonly body: () => void;
    };
    readonly finally?: () => void;
  }): void {
    this.py("try:");
    this.ts("try {");
    this.indented(parts.body);
    if (parts.except) {
      const { classes, name, body } = parts.except;
      const types = classes.map(exceptionClass);
      this.py(`except (${types.map((type) => type.py).join(", ")}) as ${name}:`);
      this.ts(`} catch (${name}) {`);
      this.#depth += 1;
      this.ts(`if (!(${types.map((type) => `${name} instanceof ${type.ts}`).join(" || ")})) throw ${name};`);
      this.#depth -= 1;
      this.indented(body);
    }
    if (parts.finally) {
      this.py("finally:");
      this.ts("} finally {");
      this.indented(parts.finally);
    }
    this.ts("}");
  }

  /** Runs a block and, where `isCaught`, prints the error it raises instead of passing it on. */
  attempt(node: Node, isCaught: boolean, body: () => void): void {
    if (!isCaught) {
      body();
      return;
    }
    const name = `e${node.id}`;
    this.try({
      body,
      except: { classes: ["Exception"], name, body: () => this.log(node, "raised", same(name)) },
    });
  }

  /** `async with manager as variable`. */
  asyncWith(node: Node, manager: Dual, variable: string | null, body: () => void): void {
    const bound = `w${node.id}`;
    this.py(`async with ${manager.py} as ${bound}:`);
    this.ts("{");
    this.#depth += 1;
    this.ts(`await using ${bound} = ${awaited(manager).ts};`);
    this.#depth -= 1;
    this.indented(() => {
      if (variable !== null) this.assign(variable, same(bound));
      body();
    });
    this.ts("}");
  }

  /** The body of a loop. */
  loop(body: () => void): void {
    this.#loops += 1;
    this.indented(body);
    this.#loops -= 1;
  }

  /** `async for item in items`. */
  asyncFor(item: string, items: Dual, body: () => void): void {
    this.py(`async for ${item} in ${items.py}:`);
    this.ts(`for await (const ${item} of ${items.ts}) {`);
    this.loop(body);
    this.ts("}");
  }

  /** A function; in Python it declares the variables of the program that it assigns. */
  function(heads: Dual, tail: string, body: () => void): void {
    this.py(heads.py);
    this.ts(heads.ts);
    const place = this.#lines.py.length;
    const assigned = new Set<string>();
    this.#assigned.push(assigned);
    const loops = this.#loops;
    this.#loops = 0;
    this.indented(body);
    this.#loops = loops;
    this.#assigned.pop();
    if (assigned.size > 0) {
      const names = [...assigned].sort().join(", ");
      this.#lines.py.splice(place, 0, `${INDENT.py.repeat(this.#depth + 1)}global ${names}`);
    }
    this.ts(tail);
  }

  /** A callback, whatever it is given. @returns its name */
  callback(node: Node, body: () => void): Dual {
    const name = `callback${node.id}`;
    this.function({ py: `def ${name}(*_):`, ts: `const ${name} = () => {` }, "};", body);
    return same(name);
  }
}
