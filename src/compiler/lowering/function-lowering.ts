import type MagicString from "magic-string";
import { captureThrough, type FunctionScope } from "./functions.ts";
import type { LoweringHost } from "./lower.ts";
import type { Names } from "./names.ts";
import { type AnyNode, inferredName, staticKey } from "./nodes.ts";

/** A method whose body was made a generator, to be wrapped when its class or object is made. */
interface PendingMethod {
  /** JavaScript for its key: a string, or `null` where the key is computed. */
  readonly key: string;
  readonly code: number;
  readonly isGenerator: boolean;
  readonly isStatic: boolean;
}

/**
 * Writes an async function as two: a generator function with the body, made once, and the function that the
 * program calls, which makes a coroutine of the generator. What differs is only where each of them stands.
 */
export class FunctionLowering {
  readonly #out: MagicString;
  readonly #code: string;
  readonly #names: Names;
  readonly #host: LoweringHost;
  readonly #codes: { name: string; site: number }[] = [];
  readonly #methods = new Map<AnyNode, PendingMethod[]>();

  constructor(out: MagicString, code: string, names: Names, host: LoweringHost) {
    this.#out = out;
    this.#code = code;
    this.#names = names;
    this.#host = host;
  }

  argumentsName(scope: FunctionScope): string {
    return `${this.#names.prefix}a${scope.number}`;
  }

  newTargetName(scope: FunctionScope): string {
    return `${this.#names.prefix}n${scope.number}`;
  }

  superName(scope: FunctionScope): string {
    return `${this.#names.prefix}s${scope.number}`;
  }

  /** Writes the list of the file's functions at its start. */
  writeCodes(): void {
    if (this.#codes.length === 0) return;
    const list = this.#codes.map(({ name, site }) => `${JSON.stringify(name)}, ${site}`).join(", ");
    this.#out.prepend(`const ${this.#names.codes} = ${this.#names.support}.codes(${list}); `);
  }

  /** Rewrites an async function whose parameters and body have been rewritten already. */
  lower(node: AnyNode, parent: AnyNode, scope: FunctionScope): void {
    if (parent.type === "MethodDefinition") return this.#classMethod(node, parent);
    if (parent.type === "Property" && parent.method) return this.#objectMethod(node, parent, scope);
    if (node.type === "ArrowFunctionExpression") return this.#arrow(node, parent, scope);
    if (node.type === "FunctionDeclaration") return this.#declaration(node, scope);
    if (node.id !== null && node.id !== undefined) return this.#namedExpression(node, scope);
    this.#anonymousExpression(node, inferredName(node, parent), scope);
  }

  #newCode(name: string, node: AnyNode): number {
    return (
      this.#codes.push({ name: name === "" ? "<anonymous>" : name, site: this.#host.site(node.start) }) - 1
    );
  }

  /** The call that makes a coroutine, or an asynchronous generator, of a generator. */
  #make(code: number, isGenerator: boolean, generator: string): string {
    const { support, codes } = this.#names;
    return `${support}.${isGenerator ? "generator" : "coroutine"}(${codes}[${code}], ${generator})`;
  }

  #bodyName(scope: FunctionScope, name = ""): string {
    return `${this.#names.prefix}g${scope.number}${name === "" ? "" : `_${name}`}`;
  }

  #wrapper(node: AnyNode, scope: FunctionScope, name: string, body: string): string {
    const made = this.#make(this.#newCode(name, node), scope.isGenerator, `${body}.apply(this, arguments)`);
    return `function ${name}() { return ${made}; }`;
  }

  #declaration(node: AnyNode, scope: FunctionScope): void {
    const name: string = node.id.name;
    const body = this.#bodyName(scope, name);
    const wrapper = this.#wrapper(node, scope, name, body);
    this.#out.update(node.start, node.id.end, `${wrapper} function* ${body}`);
  }

  /** The name is bound inside, to the function that the program calls. */
  #namedExpression(node: AnyNode, scope: FunctionScope): void {
    const name: string = node.id.name;
    const body = this.#bodyName(scope, name);
    const wrapper = this.#wrapper(node, scope, name, body);
    this.#out.update(node.start, node.id.end, `(() => { ${wrapper} function* ${body}`);
    this.#out.appendLeft(node.end, ` return ${name}; })()`);
  }

  #anonymousExpression(node: AnyNode, name: string, scope: FunctionScope): void {
    const body = this.#bodyName(scope);
    const made = this.#make(this.#newCode(name, node), scope.isGenerator, `${body}.apply(this, arguments)`);
    const wrapper = named(name, `function () { return ${made}; }`);
    const open = this.#code.indexOf("(", node.start);
    this.#out.update(
      node.start,
      open,
      `((${body}) => ${wrapper})(function* ${name === "" ? "" : `${this.#safeName(scope, name)}`}`,
    );
    this.#out.appendLeft(node.end, ")");
  }

  #arrow(node: AnyNode, parent: AnyNode, scope: FunctionScope): void {
    const { captures } = scope;
    const name = inferredName(node, parent);
    const body = this.#bodyName(scope);
    const rest = `${this.#names.prefix}r${scope.number}`;
    const parameters: string[] = [];
    const values: string[] = [];
    const outer = scope.outer as FunctionScope;
    if (captures.arguments) {
      const through = captureThrough(outer, "arguments");
      parameters.push(this.argumentsName(scope));
      values.push(through === null ? "arguments" : this.argumentsName(through));
    }
    if (captures.newTarget) {
      const through = captureThrough(outer, "newTarget");
      parameters.push(this.newTargetName(scope));
      values.push(through === null ? "new.target" : this.newTargetName(through));
    }
    if (captures.super) {
      const through = captureThrough(outer, "super");
      const key = `${this.#names.prefix}k`;
      parameters.push(this.superName(scope));
      values.push(through === null ? `(${key}) => super[${key}]` : this.superName(through));
    }
    values.push(`...${rest}`);
    const call = captures.this ? `${body}.call(this, ${values.join(", ")})` : `${body}(${values.join(", ")})`;
    const made = this.#make(this.#newCode(name, node), false, call);
    const wrapper = named(name, `(...${rest}) => ${made}`);
    const open = this.#code.indexOf("(", node.start) + 1;
    const extra =
      parameters.length === 0 ? "" : `${parameters.join(", ")}${node.params.length === 0 ? "" : ", "}`;
    this.#out.update(
      node.start,
      open,
      `((${body}) => ${wrapper})(function* ${name === "" ? "" : this.#safeName(scope, name)}(${extra}`,
    );
    const arrow = this.#code.indexOf("=>", node.params.at(-1)?.end ?? open);
    this.#out.remove(arrow, arrow + 2);
    this.#out.appendLeft(node.end, ")");
  }

  /** A name for the generator function, for JavaScript's stacks; the reader's own name stays free inside. */
  #safeName(scope: FunctionScope, name: string): string {
    return /^[\w$]+$/.test(name) ? this.#bodyName(scope, name) : "";
  }

  #objectMethod(node: AnyNode, parent: AnyNode, scope: FunctionScope): void {
    const name = staticKey(parent) ?? "";
    if (usesSuper(node.body) || node.params.some(usesSuper)) return this.#pendingMethod(node, parent, false);
    const body = this.#bodyName(scope);
    const made = this.#make(this.#newCode(name, node), scope.isGenerator, `${body}.apply(this, arguments)`);
    const wrapper = named(name, `function () { return ${made}; }`);
    this.#removeAsync(parent, "");
    this.#out.appendLeft(
      node.start,
      `: ((${body}) => ${wrapper})(function* ${name === "" ? "" : this.#safeName(scope, name)}`,
    );
    this.#out.appendLeft(node.end, ")");
  }

  #classMethod(node: AnyNode, parent: AnyNode): void {
    if (parent.key.type !== "PrivateIdentifier") return this.#pendingMethod(node, parent, parent.static);
    // A private method cannot be replaced when the class is made: it calls one of ours.
    const name: string = parent.key.name;
    const { prefix } = this.#names;
    const code = this.#newCode(`#${name}`, node);
    const made = this.#make(code, node.generator, `this.#${prefix}${name}(...${prefix}r)`);
    this.#removeAsync(parent, "*");
    this.#out.update(parent.key.start, parent.key.end, `#${prefix}${name}`);
    this.#out.appendLeft(
      parent.end,
      ` ${parent.static ? "static " : ""}#${name}(...${prefix}r) { return ${made}; }`,
    );
  }

  /** The method becomes a generator, in place; its class or object wraps it. */
  #pendingMethod(node: AnyNode, parent: AnyNode, isStatic: boolean): void {
    const key = staticKey(parent);
    this.#removeAsync(parent, "*");
    if (key === undefined) {
      // Two parentheses, because the key may be a sequence; in front of what its own first call got.
      this.#out.prependRight(parent.key.start, `${this.#names.support}.key((`);
      this.#out.appendLeft(parent.key.end, "))");
    }
    const method: PendingMethod = {
      key: key === undefined ? "null" : JSON.stringify(key),
      code: this.#newCode(key ?? "", node),
      isGenerator: node.generator,
      isStatic,
    };
    const pending = this.#methods.get(parent);
    if (pending === undefined) this.#methods.set(parent, [method]);
    else pending.push(method);
  }

  #removeAsync(member: AnyNode, replacement: string): void {
    const end = member.computed ? this.#code.lastIndexOf("[", member.key.start) : member.key.start;
    const text = this.#code.slice(member.start, end);
    const isStatic = /^static\b/.test(text);
    this.#out.update(member.start, end, `${isStatic ? "static " : ""}${replacement}`);
  }

  /** Wraps a class's lowered methods in a static block, which runs before any other code of the class. */
  writeClassMethods(node: AnyNode): void {
    const list = this.#pendingList(node.body.body);
    if (list === "") return;
    this.#out.appendRight(
      node.body.start + 1,
      ` static { ${this.#names.support}.methods(this, [${list}]); }`,
    );
  }

  /** Wraps the lowered methods of an object literal that use `super`. */
  writeObjectMethods(node: AnyNode): void {
    const list = this.#pendingList(node.properties, true);
    if (list === "") return;
    this.#out.appendRight(node.start, `${this.#names.support}.methods(`);
    this.#out.appendLeft(node.end, `, [${list}])`);
  }

  #pendingList(members: readonly AnyNode[], onTarget = false): string {
    return members
      .flatMap((member) => this.#methods.get(member) ?? [])
      .map(
        ({ key, code, isGenerator, isStatic }) =>
          `[${key}, ${this.#names.codes}[${code}], ${isGenerator}, ${onTarget || isStatic}]`,
      )
      .join(", ");
  }
}

/** A function expression that gets its name the way JavaScript gives one: from the property that it is. */
function named(name: string, expression: string): string {
  if (name === "") return expression;
  const key = JSON.stringify(name);
  return `({ ${key}: ${expression} })[${key}]`;
}

/** Whether `super` is used in a method, and not in a function or class inside of it. */
function usesSuper(node: AnyNode): boolean {
  if (node.type === "Super") return true;
  if (node.type === "FunctionDeclaration" || node.type === "FunctionExpression") return false;
  if (node.type === "ClassDeclaration" || node.type === "ClassExpression") return false;
  return Object.values(node).some((value) =>
    Array.isArray(value)
      ? value.some((item) => item !== null && typeof item?.type === "string" && usesSuper(item))
      : value !== null && typeof value?.type === "string" && usesSuper(value),
  );
}
