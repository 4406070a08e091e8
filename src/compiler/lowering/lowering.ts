import type MagicString from "magic-string";
import { CALLS, ENDS_WITH_CALL, hasCall } from "./calls.ts";
import { FunctionLowering } from "./function-lowering.ts";
import { captureThrough, type FunctionScope, newScope } from "./functions.ts";
import { type Helpers, isHelperCall } from "./helpers.ts";
import { collectDeclared, isReference } from "./identifiers.ts";
import type { LoweringHost } from "./lower.ts";
import type { Names } from "./names.ts";
import { type AnyNode, childrenOf, isMarked, LOOPS } from "./nodes.ts";
import { TryLowering } from "./try-lowering.ts";

/** Walks a file's syntax tree and rewrites it in place. */
export class Lowering {
  /** Names of imported modules that are used. */
  readonly uses: { module: string; name: string; offset: number }[] = [];
  readonly #out: MagicString;
  readonly #code: string;
  readonly #names: Names;
  readonly #host: LoweringHost;
  readonly #helpers: Helpers;
  readonly #marks: boolean;
  readonly #functions: FunctionLowering;
  readonly #tries: TryLowering;
  /** Names that the file declares anywhere: such a name may not be the imported module. */
  readonly #declared = new Set<string>();
  #counter = 0;
  /** Where the program goes on after the call or the `await` that is visited: the call around it, or the statement. */
  #surrounding = 0;

  constructor(
    out: MagicString,
    code: string,
    names: Names,
    host: LoweringHost,
    helpers: Helpers,
    marks: boolean,
  ) {
    this.#out = out;
    this.#code = code;
    this.#names = names;
    this.#host = host;
    this.#helpers = helpers;
    this.#marks = marks;
    this.#functions = new FunctionLowering(out, code, names, host);
    this.#tries = new TryLowering(out, code, names, helpers, () => this.#counter++);
  }

  /** Rewrites the file. */
  program(program: AnyNode): void {
    const own = (program.body as AnyNode[]).filter(
      (statement) => statement.start > this.#helpers.marker.start,
    );
    for (const statement of own) collectDeclared(statement, this.#declared);
    const scope = newScope(null, null, this.#counter++);
    for (const statement of program.body as AnyNode[]) {
      if (statement.start > this.#helpers.marker.start) this.#statement(statement, program, scope);
    }
    this.#functions.writeCodes();
  }

  /** A statement where a list of statements may stand. */
  #statement(node: AnyNode, parent: AnyNode, scope: FunctionScope): void {
    if (isMarked(node)) {
      this.#surrounding = node.start;
      if (this.#marks) this.#mark(node);
    }
    this.#visit(node, parent, scope);
  }

  /** A statement that is a body by itself: `if (x) y();`. */
  #body(node: AnyNode, parent: AnyNode, scope: FunctionScope, prologue = ""): void {
    if (node.type === "BlockStatement") {
      if (prologue !== "") this.#out.appendRight(node.start + 1, prologue);
      this.#visit(node, parent, scope);
      return;
    }
    this.#out.appendRight(node.start, `{ ${prologue}`);
    this.#statement(node, parent, scope);
    this.#out.appendLeft(node.end, " }");
  }

  #mark(node: AnyNode): void {
    const site = this.#host.site(node.start);
    if (site !== 0) this.#out.appendRight(node.start, `${this.#names.current}.site = ${site}; `);
  }

  /** What a loop's turn and a function's entry do: use fuel, and say so to the host now and then. */
  #checkpoint(): string {
    return this.#marks ? `--${this.#names.current}.fuel < 0 && ${this.#names.support}.checkpoint()` : "";
  }

  #visitAll(nodes: readonly (AnyNode | null)[], parent: AnyNode, scope: FunctionScope): void {
    for (const node of nodes) if (node !== null) this.#visit(node, parent, scope);
  }

  #visitChildren(node: AnyNode, scope: FunctionScope): void {
    this.#visitAll(childrenOf(node), node, scope);
  }

  #visit(node: AnyNode, parent: AnyNode, scope: FunctionScope): void {
    const surrounding = this.#surrounding;
    if (CALLS.has(node.type) || node.type === "ChainExpression") this.#markAfterCall(node, parent);
    if (CALLS.has(node.type)) this.#surrounding = node.start;
    this.#visitNode(node, parent, scope);
    this.#surrounding = surrounding;
  }

  #visitNode(node: AnyNode, parent: AnyNode, scope: FunctionScope): void {
    if (LOOPS.has(node.type)) return this.#loop(node, scope);
    switch (node.type) {
      case "BlockStatement":
      case "StaticBlock":
        return this.#block(
          node,
          node.type === "StaticBlock" ? newScope(null, scope, this.#counter++) : scope,
        );
      case "SwitchCase":
        if (node.test !== null) this.#visit(node.test, node, scope);
        for (const statement of node.consequent) this.#statement(statement, node, scope);
        return;
      case "IfStatement":
        this.#visit(node.test, node, scope);
        this.#body(node.consequent, node, scope);
        if (node.alternate !== null) this.#body(node.alternate, node, scope);
        return;
      case "TryStatement":
        return this.#tries.try(node, (child, parent) => this.#visit(child, parent, scope));
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return this.#function(node, parent, scope);
      case "ClassDeclaration":
      case "ClassExpression":
        this.#visitChildren(node, scope);
        return this.#functions.writeClassMethods(node);
      case "ObjectExpression":
        this.#visitChildren(node, scope);
        return this.#functions.writeObjectMethods(node);
      case "PropertyDefinition":
        this.#visit(node.key, node, scope);
        // An initializer's `this` and `super` are the instance's, whatever stands around the class.
        if (node.value !== null) this.#visit(node.value, node, newScope(null, scope, this.#counter++));
        return;
      case "AwaitExpression":
        return this.#await(node, parent, scope, null);
      case "YieldExpression":
        return this.#yield(node, scope);
      case "ImportExpression":
        return this.#host.error(
          node.start,
          "there is no dynamic import() here: write an import statement at the top of the file",
        );
      case "CallExpression":
        return this.#call(node, scope);
      case "MemberExpression":
        return this.#member(node, scope);
      case "ThisExpression":
        captureThrough(scope, "this");
        return;
      case "MetaProperty":
        return this.#metaProperty(node, scope);
      case "Identifier":
        return this.#identifier(node, parent, scope);
      default:
        this.#visitChildren(node, scope);
    }
  }

  #block(node: AnyNode, scope: FunctionScope): void {
    for (const statement of node.body) this.#statement(statement, node, scope);
  }

  /** After a call that is part of a larger expression, the callee's line is not ours any more. */
  #markAfterCall(node: AnyNode, parent: AnyNode): void {
    if (ENDS_WITH_CALL.has(parent.type)) return;
    if (node.type === "ChainExpression" && !hasCall(node.expression)) return;
    if (node.inChain === true || isHelperCall(node, this.#helpers)) return;
    if (node.callee?.type === "Super") return;
    const [opening, closing] = this.#goingOn();
    this.#out.appendRight(node.start, opening);
    this.#out.appendLeft(node.end, closing);
  }

  /** What to put around an expression after which the program is where the surrounding one stands. */
  #goingOn(): [opening: string, closing: string] {
    const site = this.#marks ? this.#host.site(this.#surrounding) : 0;
    return site === 0 ? ["", ""] : [`${this.#names.support}.at(`, `, ${site})`];
  }

  #loop(node: AnyNode, scope: FunctionScope): void {
    if (node.type === "ForOfStatement" && node.await) return this.#forAwait(node, scope);
    for (const child of childrenOf(node)) if (child !== node.body) this.#visit(child, node, scope);
    this.#body(node.body, node, scope, this.#loopPrologue(node));
  }

  #loopPrologue(node: AnyNode): string {
    if (!this.#marks) return "";
    const site = this.#host.site(node.start);
    return `${site === 0 ? "" : `${this.#names.current}.site = ${site}; `}${this.#checkpoint()}; `;
  }

  /**
   * `for await (LEFT of RIGHT) BODY` becomes
   * `for (let i = aiter(RIGHT), v; (v = yield anext(i)) !== exhausted; ) { LEFT = v; BODY }`.
   * Python's `async for` does not close what it leaves, so no `finally` is needed, and none of the error
   * flags with which esbuild's own lowering carries one turn's error to another.
   */
  #forAwait(node: AnyNode, scope: FunctionScope): void {
    const { support, prefix } = this.#names;
    const number = this.#counter++;
    const [iterator, value] = [`${prefix}i${number}`, `${prefix}v${number}`];
    const site = this.#host.site(node.start);
    const { left, right, body } = node;
    this.#visit(left, node, scope);
    this.#visit(right, node, scope);
    this.#out.update(node.start, left.start, `for (let ${iterator} = ${support}.aiter(`);
    const of = this.#code.indexOf("of", left.end);
    this.#out.remove(left.end, of + 2);
    const close = this.#code.lastIndexOf(")", body.start - 1);
    this.#out.update(
      close,
      body.start,
      `), ${value}; (${value} = yield ${support}.at(${support}.anext(${iterator}), ${site})) !== ${support}.exhausted; ) { ${this.#loopPrologue(node)}`,
    );
    const isDeclaration = left.type === "VariableDeclaration";
    if (!isDeclaration) this.#out.appendRight(left.start, "(");
    this.#out.appendLeft(left.end, isDeclaration ? ` = ${value}; ` : ` = ${value}); `);
    this.#out.move(left.start, left.end, body.start);
    if (body.type === "BlockStatement") this.#visit(body, node, scope);
    else this.#statement(body, node, scope);
    this.#out.appendLeft(node.end, " }");
  }

  #function(node: AnyNode, parent: AnyNode, outer: FunctionScope): void {
    const scope = newScope(node, outer, this.#counter++);
    this.#tries.inFunction(() => this.#functionInside(node, scope));
    if (scope.isAsync) this.#functions.lower(node, parent, scope);
  }

  #functionInside(node: AnyNode, scope: FunctionScope): void {
    this.#visitAll(node.params, node, scope);
    const checkpoint = this.#checkpoint();
    const { body } = node;
    if (body.type === "BlockStatement") {
      const first = (body.body as AnyNode[]).find((statement) => statement.directive === undefined);
      if (checkpoint !== "") this.#out.appendRight(first?.start ?? body.end - 1, `${checkpoint}; `);
      this.#visit(body, node, scope);
    } else {
      const arrow = this.#code.indexOf("=>", node.params.at(-1)?.end ?? node.start) + 2;
      this.#surrounding = body.start;
      const site = this.#marks ? this.#host.site(body.start) : 0;
      const mark = site === 0 ? "" : `${this.#names.current}.site = ${site}, `;
      const opening = checkpoint === "" ? " (" : ` (${checkpoint}, ${mark}`;
      this.#out.appendRight(arrow, scope.isAsync ? ` { return${opening}` : opening);
      this.#visit(body, node, scope);
      this.#out.appendLeft(node.end, scope.isAsync ? "); }" : ")");
    }
  }

  /** @param stack the block's stack of managers, when this `await` is the one that enters a manager */
  #await(node: AnyNode, parent: AnyNode, scope: FunctionScope, stack: string | null): void {
    const { support } = this.#names;
    const site = this.#host.site(node.start);
    const call = stack === null ? "at" : "enter";
    const [opening, closing] = ENDS_WITH_CALL.has(parent.type) || stack !== null ? ["", ""] : this.#goingOn();
    this.#out.update(node.start, node.start + "await".length, `${opening}(yield ${support}.${call}(`);
    this.#visit(node.argument, node, scope);
    this.#out.appendLeft(node.end, `${stack === null ? `, ${site}))` : `, ${site}, ${stack}))`}${closing}`);
  }

  #yield(node: AnyNode, scope: FunctionScope): void {
    this.#visitChildren(node, scope);
    if (!scope.isAsync) return;
    const { support } = this.#names;
    const keyword = node.start + "yield".length;
    if (node.delegate) {
      const star = this.#code.indexOf("*", keyword) + 1;
      this.#out.appendLeft(star, ` ${support}.delegate(`);
    } else this.#out.appendLeft(keyword, ` ${support}.emit(`);
    this.#out.appendLeft(node.end, ")");
  }

  #call(node: AnyNode, scope: FunctionScope): void {
    if (isHelperCall(node, this.#helpers)) {
      const [stack, value, third] = node.arguments as AnyNode[];
      if (node.callee.name === "__using" && third !== undefined) {
        return this.#entering(value as AnyNode, node, scope, (stack as AnyNode).name);
      }
      // esbuild declares the flag once for the whole function, so that a loop's next turn would see it set.
      if (node.callee.name === "__callDispose" && third?.type === "Identifier") {
        this.#out.appendLeft(third.end, `, ${third.name} = false`);
      }
    }
    const superMember = node.callee.type === "MemberExpression" && node.callee.object.type === "Super";
    const through = superMember ? captureThrough(scope, "super") : null;
    if (through === null) return this.#visitChildren(node, scope);
    // `super.m(x)` in an async arrow: the method comes from a closure outside, `this` from here.
    this.#superMember(node.callee, through, scope);
    captureThrough(scope, "this");
    const open = this.#code.indexOf("(", node.callee.end);
    this.#out.update(node.callee.end, open + 1, node.arguments.length > 0 ? ".call(this, " : ".call(this");
    this.#visitAll(node.arguments, node, scope);
  }

  /** The value of `await using y = …`: each `await` that gives it enters what it awaits. */
  #entering(node: AnyNode, parent: AnyNode, scope: FunctionScope, stack: string): void {
    if (node.type === "AwaitExpression") return this.#await(node, parent, scope, stack);
    if (node.type === "ConditionalExpression") {
      this.#visit(node.test, node, scope);
      this.#entering(node.consequent, node, scope, stack);
      this.#entering(node.alternate, node, scope, stack);
    } else this.#visit(node, parent, scope);
  }

  #member(node: AnyNode, scope: FunctionScope): void {
    if (node.object.type === "Super") {
      const through = captureThrough(scope, "super");
      if (through !== null) return this.#superMember(node, through, scope);
    }
    const module = this.#helpers.namespaces.get(node.object.name);
    if (module !== undefined && !node.computed && !this.#declared.has(node.object.name)) {
      this.uses.push({ module, name: node.property.name, offset: node.property.start });
    }
    this.#visit(node.object, node, scope);
    if (node.computed) this.#visit(node.property, node, scope);
  }

  #superMember(node: AnyNode, through: FunctionScope, scope: FunctionScope): void {
    const getter = this.#functions.superName(through);
    if (node.computed) {
      const open = this.#code.indexOf("[", node.object.end);
      this.#out.update(node.start, open + 1, `${getter}(`);
      this.#visit(node.property, node, scope);
      this.#out.update(node.end - 1, node.end, ")");
    } else {
      this.#out.update(node.start, node.end, `${getter}(${JSON.stringify(node.property.name)})`);
    }
  }

  #metaProperty(node: AnyNode, scope: FunctionScope): void {
    const through = captureThrough(scope, "newTarget");
    if (through !== null) this.#out.update(node.start, node.end, this.#functions.newTargetName(through));
  }

  #identifier(node: AnyNode, parent: AnyNode, scope: FunctionScope): void {
    if (node.name === "eval" && isReference(node, parent)) {
      return this.#host.error(node.start, "there is no eval() here: write the code in the program");
    }
    if (node.name !== "arguments" || !isReference(node, parent)) return;
    const through = captureThrough(scope, "arguments");
    if (through === null) return;
    const name = this.#functions.argumentsName(through);
    const isShorthand = parent.type === "Property" && parent.shorthand;
    this.#out.update(node.start, node.end, isShorthand ? `arguments: ${name}` : name);
  }
}
