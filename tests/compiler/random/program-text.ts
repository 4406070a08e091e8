import { END } from "../../support/native.ts";
import { FUNCTION_FORMS, type FunctionForm, GENERATOR_FORMS } from "./function-forms.ts";
import type { ExpressionTree, StatementTree } from "./trees.ts";

/** What a random program may use. The exits of its managers print; with a second argument they throw. */
const PRELUDE = `import * as asyncio from "asyncio";
let budget = 300;
const log = (...values) => { if (--budget < 0) throw new Error("enough"); console.log(...values); };
const why = (e) => e.suppressed === undefined ? e.message : why(e.error);
const tick = async (value) => { await asyncio.sleep(0); return value; };
const same = (value) => value;
const tag = (strings, ...values) => strings.length + values.join();
const turns = async function* () { yield 1; await tick(); yield 2; };
const each = (items) => { const i = items[Symbol.asyncIterator](); return i.return === undefined ? items : { [Symbol.asyncIterator]: () => ({ next: () => i.next() }) }; };
const managed = (name, fails) => ({ [Symbol.dispose]() { log("exit", name); if (fails) throw new Error("exit " + name); } });
const asyncManaged = (name, fails) => ({ async [Symbol.asyncDispose]() { log("exiting", name); await tick(); log("exited", name); if (fails) throw new Error("exit " + name); } });
const later = [];
`;

/** Where a statement or an expression stands: what it may do there. */
interface Place {
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly hasSuper: boolean;
  readonly hasArguments: boolean;
  /** What `break` and `continue` can name, innermost last. */
  readonly targets: readonly { readonly label: string; readonly isLoop: boolean }[];
  /** Names that can be read here; those that begin with `v` can be assigned to. */
  readonly names: readonly string[];
}

/** Statements that may be a body without braces. */
const BRACELESS = new Set<StatementTree["kind"]>(["log", "if", "loop", "return", "throw", "try", "switch"]);

/** Prints a random tree as a program that compiles and ends. Every choice that would do neither is replaced. */
export function programText(trees: readonly StatementTree[]): string {
  const printer = new Printer();
  const body = printer.statements(trees, {
    isAsync: true,
    isGenerator: false,
    hasSuper: false,
    hasArguments: true,
    targets: [],
    names: [],
  });
  return `${PRELUDE}async function body() { ${body} }
async function main() {
  try { console.log("returned", await body()); } catch (e) { console.log("raised", why(e)); }
  budget = 50;
  for (const f of later) console.log("later", await f());
  console.log("${END}");
}
asyncio.run(main());`;
}

class Printer {
  #count = 0;

  statements(trees: readonly StatementTree[], place: Place): string {
    let inner = place;
    const lines: string[] = [];
    for (const tree of trees) {
      const { text, names } = this.#statement(tree, inner);
      lines.push(text);
      if (names.length > 0) inner = { ...inner, names: [...inner.names, ...names] };
    }
    return lines.join("\n");
  }

  #name(letter: string): string {
    this.#count += 1;
    return `${letter}${this.#count}`;
  }

  #statement(tree: StatementTree, place: Place): { text: string; names: string[] } {
    if (tree.kind === "declare") {
      const name = this.#name("v");
      return { text: `let ${name} = ${this.#expression(tree.value, place)};`, names: [name] };
    }
    if (tree.kind === "using") return { text: this.#using(tree, place), names: [] };
    return { text: this.#plain(tree, place), names: [] };
  }

  #plain(tree: StatementTree, place: Place): string {
    const { kind, variant, children } = tree;
    const value = (): string => this.#expression(tree.value, place);
    const log = (): string => `log(${this.#name("")}, ${value()});`;
    switch (kind) {
      case "if": {
        const half = Math.ceil(children.length / 2);
        const alternate =
          variant % 3 === 0 ? "" : ` else ${this.#body(children.slice(half), variant, place)}`;
        return `if (${value()}) ${this.#body(children.slice(0, half), variant, place)}${alternate}`;
      }
      case "loop":
        return this.#loop(tree, place);
      case "function":
        return this.#function(tree, place);
      case "generator":
        return this.#generator(tree, place);
      case "try":
        return this.#try(tree, place);
      case "return":
        return `return ${value()};`;
      case "throw":
        return `throw new Error("${this.#name("thrown")}" + ${value()});`;
      case "break":
      case "continue":
        return this.#jump(tree, place) ?? log();
      case "block": {
        const label = this.#name("block");
        const inner = { ...place, targets: [...place.targets, { label, isLoop: false }] };
        return `${label}: { ${this.statements(children, inner)} }`;
      }
      case "switch":
        return this.#switch(tree, place);
      case "closure":
        return `later.push(async () => ${this.#expression(tree.value, { ...place, isAsync: true, hasArguments: false, isGenerator: false })});`;
      case "this":
        return place.hasArguments ? "log(this?.name, arguments.length);" : "log(this?.name);";
      case "super":
        if (!place.hasSuper) return log();
        return place.isAsync && variant % 2 === 0
          ? "log(await super.base());"
          : `log(super["base" + "Now"](${value()}), typeof super.base);`;
      case "yield":
        return place.isGenerator ? `log(yield ${value()});` : log();
      default:
        return log();
    }
  }

  /** The body of a statement, with or without braces. */
  #body(trees: readonly StatementTree[], variant: number, place: Place): string {
    const [only] = trees;
    if (trees.length === 1 && only !== undefined && BRACELESS.has(only.kind) && variant % 2 === 1) {
      return this.#plain(only, place);
    }
    return `{ ${this.statements(trees, place)} }`;
  }

  #loop(tree: StatementTree, place: Place): string {
    const label = this.#name("loop");
    const counter = this.#name("c");
    const body = (...names: string[]): string =>
      this.#body(tree.children, tree.variant, {
        ...place,
        targets: [...place.targets, { label, isLoop: true }],
        names: [...place.names, ...names],
      });
    const bound = this.#expression(tree.value, place);
    switch (tree.variant % 10) {
      case 0:
        return `${label}: for (let ${counter} = 0; ${counter} < 2; ${counter}++) ${body(counter)}`;
      case 1:
        return `${label}: for (const ${counter} of [${bound}, 2]) ${body(counter)}`;
      case 2:
        return `${label}: for (const [${counter}, { d: v${counter} = ${bound} }] of [[1, {}], [2, { d: 3 }]]) ${body(counter, `v${counter}`)}`;
      case 3:
        return `${label}: for (const ${counter} in { a: ${bound}, b: 2 }) ${body(counter)}`;
      case 4:
        return `{ let ${counter} = 0; ${label}: while (${counter}++ < 2) ${body(counter)} }`;
      case 5:
        return `{ let ${counter} = 0; ${label}: do ${body(counter)} while (++${counter} < 2); }`;
      case 6: {
        const manager = `managed("${counter}", ${tree.variant % 4 === 0})`;
        return `${label}: for (using ${counter} of [${manager}, ${manager}]) ${body()}`;
      }
      case 7:
        if (!place.isAsync) break;
        return `${label}: for await (const ${counter} of each(turns())) ${body(counter)}`;
      case 8:
        if (!place.isAsync) break;
        return `{ let v${counter}; ${label}: for await (v${counter} of each(turns())) ${body(`v${counter}`)} }`;
      case 9:
        if (!place.isAsync) break;
        return `${label}: for (await using ${counter} of [asyncManaged("${counter}"), managed("${counter}", ${tree.variant % 4 === 1})]) ${body()}`;
    }
    return `${label}: for (let ${counter} = 0, f${counter} = () => ${counter}; f${counter}() < 1 && ${counter} < 2; ${counter}++) ${body(counter)}`;
  }

  #jump({ kind, variant }: StatementTree, place: Place): string | null {
    const targets = kind === "break" ? place.targets : place.targets.filter((target) => target.isLoop);
    const target = targets[variant % Math.max(1, targets.length)];
    if (target === undefined) return null;
    const isInnermost = target === place.targets.at(-1) && target.isLoop;
    return isInnermost && variant % 2 === 0 ? `${kind};` : `${kind} ${target.label};`;
  }

  #try({ children, variant }: StatementTree, place: Place): string {
    const third = Math.ceil(children.length / 3);
    const body = `try { ${this.statements(children.slice(0, third), place)} }`;
    const handler = this.statements(children.slice(third, 2 * third), place);
    const error = this.#name("e");
    const handlers = [
      ` catch (${error}) { log(why(${error})); ${handler} }`,
      ` catch { ${handler} }`,
      ` catch ({ message: ${error} = "none" }) { log(typeof ${error}); ${handler} }`,
      "",
    ];
    const caught = handlers[variant % 4] as string;
    if (caught !== "" && variant % 3 === 0) return body + caught;
    return `${body}${caught} finally { ${this.statements(children.slice(2 * third), place)} }`;
  }

  #using({ variant }: StatementTree, place: Place): string {
    const name = this.#name("m");
    const args = `"${name}", ${variant % 5 === 0}`;
    const forms = [`using ${name} = managed(${args});`, `using ${name} = null;`];
    if (place.isAsync) {
      forms.push(
        `await using ${name} = asyncManaged(${args});`,
        `await using ${name} = await tick(asyncManaged(${args}));`,
        `await using ${name} = ${variant % 2} ? await tick(managed(${args})) : asyncManaged(${args});`,
        `using ${name} = await tick(managed(${args})), ${name}b = managed("second");`,
      );
    }
    return forms[variant % forms.length] as string;
  }

  #switch({ children, value, variant }: StatementTree, place: Place): string {
    const half = Math.ceil(children.length / 2);
    const test = this.#expression({ kind: "number", number: 1, children: [] }, place);
    const end = variant % 2 === 0 ? "break;" : "";
    const first = `case ${test}: { ${this.statements(children.slice(0, half), place)} } ${end}`;
    return `switch (${this.#expression(value, place)}) { ${first} default: { ${this.statements(children.slice(half), place)} } }`;
  }

  /** Makes a function in one of the forms, and calls it. */
  #function(tree: StatementTree, place: Place): string {
    const form = FUNCTION_FORMS[tree.variant % FUNCTION_FORMS.length] as FunctionForm;
    const isAsync = place.isAsync && tree.variant % 4 !== 3;
    const { name, text } = this.#declare(tree, form, place, isAsync, false);
    return `${text} log("result", ${isAsync ? "await " : ""}${form.callee(name)}(${tree.value.number}));`;
  }

  /** Makes a generator in one of the forms, and takes a few values out of it. */
  #generator(tree: StatementTree, place: Place): string {
    const form = GENERATOR_FORMS[tree.variant % GENERATOR_FORMS.length] as FunctionForm;
    const isAsync = place.isAsync && tree.variant % 3 !== 2;
    const { name, text } = this.#declare(tree, form, place, isAsync, true);
    const items = `${form.callee(name)}(${tree.value.number})`;
    const count = this.#name("n");
    const head = isAsync ? `for await (const y of each(${items}))` : `for (const y of ${items})`;
    return `${text} { let ${count} = 0; ${head} { log("item", y); if (++${count} > 1) break; } }`;
  }

  #declare(
    tree: StatementTree,
    form: FunctionForm,
    place: Place,
    isAsync: boolean,
    isGenerator: boolean,
  ): { name: string; text: string } {
    const name = this.#name("f");
    const [first, second] = [this.#name("v"), this.#name("v")];
    const inner: Place = {
      isAsync,
      isGenerator,
      hasSuper:
        form.hasSuper ??
        (form.isArrow === true && !form.noArguments && place.hasSuper && form.callee(name) === name),
      hasArguments: form.noArguments !== true && (form.isArrow !== true || place.hasArguments),
      targets: [],
      names: [...place.names, first, second],
    };
    const fallback = this.#expression(tree.value, {
      ...inner,
      isAsync: false,
      isGenerator: false,
      names: [...place.names, first],
    });
    return {
      name,
      text: form.declare({
        name,
        async: isAsync ? "async " : "",
        parameters: `${first}, { p: ${second} = ${fallback} } = {}, ...rest`,
        body: this.statements(tree.children, inner),
      }),
    };
  }

  #expression(tree: ExpressionTree, place: Place): string {
    const { kind, number, children } = tree;
    const child = (index: number): string => {
      const given = children[index];
      return given === undefined ? String(number + index) : this.#expression(given, place);
    };
    const waiting = (text: string): string => (place.isAsync ? `(await tick(${text}))` : `same(${text})`);
    switch (kind) {
      case "number":
        return String(number);
      case "variable":
        return place.names[number % Math.max(1, place.names.length)] ?? String(number);
      case "await":
        return waiting(child(0));
      case "binary":
        return `(${child(0)} ${["+", "<", "*", "-"][number % 4]} ${child(1)})`;
      case "conditional":
        return `(${child(0)} ? ${child(1)} : ${waiting("3")})`;
      case "logical":
        return `(${child(0)} ${["&&", "||", "??"][number % 3]} ${child(1)})`;
      case "sequence":
        return `(${child(0)}, ${child(1)})`;
      case "template":
        return `\`a\${${child(0)}}b\${${child(1)}}\``;
      case "tagged":
        return `tag\`x\${${child(0)}}y\${${child(1)}}\``;
      case "spread":
        return `[${child(0)}, ...[${child(1)}]].length`;
      case "arrow":
        return place.isAsync
          ? `(await (async (x) => x + ${child(0)})(${child(1)}))`
          : `((x) => x + ${child(0)})(${child(1)})`;
      case "optional":
        return `(${number % 2 === 0 ? "null" : "{ f: same }"})?.f?.(${child(0)})`;
      case "assignment": {
        const variables = place.names.filter((name) => name.startsWith("v"));
        const name = variables[number % Math.max(1, variables.length)];
        return name === undefined ? child(0) : `(${name} ${["=", "+=", "??="][number % 3]} ${child(0)})`;
      }
      case "destructuring":
        return `(({ a: [x = ${number}], ...r }) => [x, r].length + x)({ a: [${child(0)}], b: ${child(1)} })`;
    }
  }
}
