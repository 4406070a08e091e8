/** The parts of a function, to be put together in one of the forms that JavaScript has for it. */
export interface FunctionParts {
  readonly name: string;
  /** `async `, or nothing. */
  readonly async: string;
  readonly parameters: string;
  readonly body: string;
}

export interface FunctionForm {
  /** The statements that make the function. */
  readonly declare: (parts: FunctionParts) => string;
  /** What to call; the arguments follow. */
  readonly callee: (name: string) => string;
  /** Arrows have no `this` and no `arguments` of their own. */
  readonly isArrow?: true;
  /** Whether the body may say `super.base()`. */
  readonly hasSuper?: true;
  /** Class fields and static blocks forbid `arguments`. */
  readonly noArguments?: true;
}

const itself = (name: string): string => name;
const ofObject = (name: string): string => `o_${name}.m`;
const ofInstance = (name: string): string => `new C_${name}().m`;
const ofClass = (name: string): string => `C_${name}.m`;
const BASE = 'async base() { return await tick("base of " + this?.name); } baseNow() { return "base"; }';

/** Every form in which a function that is no generator can be written. */
export const FUNCTION_FORMS: readonly FunctionForm[] = [
  {
    declare: ({ name, async, parameters, body }) => `${async}function ${name}(${parameters}) { ${body} }`,
    callee: itself,
  },
  {
    declare: ({ name, async, parameters, body }) => `const ${name} = ${async}(${parameters}) => { ${body} };`,
    callee: itself,
    isArrow: true,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `const ${name} = ${async}function (${parameters}) { ${body} };`,
    callee: itself,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `const ${name} = ${async}function inner(${parameters}) { log(inner.name); ${body} };`,
    callee: itself,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `const o_${name} = { name: "o", ${async}m(${parameters}) { ${body} } };`,
    callee: ofObject,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `const o_${name} = { __proto__: { ${BASE.replace("} b", "}, b")} }, name: "s", ${async}m(${parameters}) { ${body} } };`,
    callee: ofObject,
    hasSuper: true,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `const o_${name} = { name: "k", ${async}[(log("key"), "m")](${parameters}) { ${body} } };`,
    callee: ofObject,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `class C_${name} extends class { ${BASE} } { name = "c"; ${async}m(${parameters}) { ${body} } }`,
    callee: ofInstance,
    hasSuper: true,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `class C_${name} { name = "p"; m(...all) { return this.#m(...all); } ${async}#m(${parameters}) { ${body} } }`,
    callee: ofInstance,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `const C_${name} = class extends class { static async base() { return await tick(1); } static baseNow() { return 2; } } { static ${async}m(${parameters}) { ${body} } };`,
    callee: ofClass,
    hasSuper: true,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `class C_${name} { static m(...all) { return C_${name}.#m(...all); } static ${async}#m(${parameters}) { ${body} } }`,
    callee: ofClass,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `class C_${name} { name = "x"; ${async}[(log("class key"), "m")](${parameters}) { ${body} } async ["n"]() {} }`,
    callee: ofInstance,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `class C_${name} { name = "f"; m = ${async}(${parameters}) => { ${body} }; }`,
    callee: ofInstance,
    isArrow: true,
    noArguments: true,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `class C_${name} { name = "g"; get m() { log("get"); return ${async}(${parameters}) => { ${body} }; } }`,
    callee: ofInstance,
    isArrow: true,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `class C_${name} { static m; static { this.m = ${async}(${parameters}) => { ${body} }; } }`,
    callee: ofClass,
    isArrow: true,
    noArguments: true,
  },
];

/** Forms of generators; `async` is in the parts. */
export const GENERATOR_FORMS: readonly FunctionForm[] = [
  {
    declare: ({ name, async, parameters, body }) => `${async}function* ${name}(${parameters}) { ${body} }`,
    callee: itself,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `const ${name} = ${async}function* (${parameters}) { ${body} };`,
    callee: itself,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `const o_${name} = { name: "o", ${async}*m(${parameters}) { ${body} } };`,
    callee: ofObject,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `class C_${name} extends class { ${BASE} } { name = "c"; ${async}*m(${parameters}) { ${body} } }`,
    callee: ofInstance,
    hasSuper: true,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `class C_${name} { name = "p"; m(...all) { return this.#m(...all); } ${async}*#m(${parameters}) { ${body} } }`,
    callee: ofInstance,
  },
  {
    declare: ({ name, async, parameters, body }) =>
      `class C_${name} { static ${async}*["m"](${parameters}) { ${body} } }`,
    callee: ofClass,
  },
];
