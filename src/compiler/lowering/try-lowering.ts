import type MagicString from "magic-string";
import { type Helpers, isHelperCall } from "./helpers.ts";
import type { Names } from "./names.ts";
import type { AnyNode } from "./nodes.ts";

/** Goes on with the walk, in the function that the statement stands in. */
type Visit = (node: AnyNode, parent: AnyNode) => void;

/** Rewrites `try` statements, so that an error keeps the one that was being handled as its context. */
export class TryLowering {
  readonly #out: MagicString;
  readonly #code: string;
  readonly #names: Names;
  readonly #helpers: Helpers;
  readonly #nextNumber: () => number;
  /** The variable that holds what the innermost `catch` around here, in this function, has caught. */
  #handled: string | null = null;

  /** @param nextNumber gives numbers for names, each once in a file */
  constructor(out: MagicString, code: string, names: Names, helpers: Helpers, nextNumber: () => number) {
    this.#out = out;
    this.#code = code;
    this.#names = names;
    this.#helpers = helpers;
    this.#nextNumber = nextNumber;
  }

  /** Walks a function's inside: what its surroundings have caught is not in flight there. */
  inFunction(walk: () => void): void {
    const handled = this.#handled;
    this.#handled = null;
    walk();
    this.#handled = handled;
  }

  /**
   * `try A finally B`: what B raises keeps what was in flight as its context, as in Python, and what goes on
   * after B is where it was before. What esbuild wrote for `using` does that by itself.
   */
  try(node: AnyNode, visit: Visit): void {
    const { block, handler, finalizer } = node;
    const isDispose = finalizer !== null && this.#endsWithDispose(finalizer);
    const tracksError = finalizer !== null && !isDispose && finalizer.body.length > 0;
    const { support, current, prefix } = this.#names;
    const number = this.#nextNumber();
    const [flying, error] = [`${prefix}f${number}`, `${prefix}e${number}`];
    if (tracksError) {
      this.#out.appendRight(node.start, `{ let ${flying} = null; ${handler === null ? "" : "try { "}`);
    }
    visit(block, node);
    if (handler !== null) this.#catch(handler, visit, !isDispose && handler.body.body.length > 0);
    if (finalizer === null) return;
    if (!tracksError) return visit(finalizer, node);
    const close = handler === null ? "" : " }";
    this.#out.appendLeft(
      (handler ?? block).end,
      `${close} catch (${error}) { ${flying} = ${support}.leaving(${error}); throw ${error}; }`,
    );
    this.#out.appendRight(finalizer.start + 1, " try {");
    visit(finalizer, node);
    this.#out.appendLeft(
      finalizer.end - 1,
      `} catch (${error}) { throw ${support}.inContext(${error}, ${flying} && ${flying}.error); } if (${flying} !== null) ${current}.site = ${flying}.site; `,
    );
    this.#out.appendLeft(node.end, " }");
  }

  #endsWithDispose(finalizer: AnyNode): boolean {
    const [first] = finalizer.body as AnyNode[];
    const call = first?.type === "VariableDeclaration" ? first.declarations[0].init : first?.expression;
    return call !== undefined && call !== null && isHelperCall(call, this.#helpers);
  }

  /** @param hasContext whether what is raised in the clause keeps what it caught as its context */
  #catch(node: AnyNode, visit: Visit, hasContext: boolean): void {
    const { support, prefix } = this.#names;
    const start = node.body.start;
    const name = `${prefix}e${this.#nextNumber()}`;
    const caught = node.param?.type === "Identifier" ? node.param.name : name;
    if (node.param === null) {
      this.#out.appendLeft(start, `(${name}) `);
      this.#out.appendRight(start + 1, `${support}.caught(${name}); `);
    } else if (node.param.type === "Identifier") {
      this.#out.appendRight(start + 1, `${support}.caught(${node.param.name}); `);
    } else {
      visit(node.param, node);
      this.#out.appendRight(node.param.start, `${support}.caught(${name}); let `);
      this.#out.appendLeft(node.param.end, ` = ${name}; `);
      const parenthesis = this.#code.lastIndexOf("(", node.param.start);
      this.#out.appendLeft(parenthesis + 1, name);
      this.#out.move(node.param.start, node.param.end, start + 1);
    }
    if (!hasContext) return visit(node.body, node);
    const number = this.#nextNumber();
    const [handled, raised] = [`${prefix}h${number}`, `${prefix}e${number}`];
    const outer = this.#handled;
    const inOuter = outer === null ? "" : `${support}.inContext(${caught}, ${outer}); `;
    this.#out.appendRight(start + 1, `${inOuter}const ${handled} = ${caught}; try { `);
    this.#handled = handled;
    visit(node.body, node);
    this.#handled = outer;
    this.#out.appendLeft(
      node.body.end - 1,
      ` } catch (${raised}) { throw ${support}.inContext(${raised}, ${handled}); }`,
    );
  }
}
