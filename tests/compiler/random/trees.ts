import fc from "fast-check";

/** An expression as a tree: `program-text.ts` prints it, in a place where it may or may not await. */
export interface ExpressionTree {
  readonly kind: (typeof EXPRESSIONS)[number];
  readonly number: number;
  readonly children: readonly ExpressionTree[];
}

/** A statement as a tree; its children are the statements of its body. */
export interface StatementTree {
  readonly kind: (typeof STATEMENTS)[number];
  /** Which of its forms: with or without braces, a label, a catch, and so on. */
  readonly variant: number;
  readonly value: ExpressionTree;
  readonly children: readonly StatementTree[];
}

// The simplest come first: a failing program shrinks towards them.
const EXPRESSIONS = [
  "number",
  "variable",
  "await",
  "binary",
  "conditional",
  "logical",
  "sequence",
  "template",
  "tagged",
  "spread",
  "arrow",
  "optional",
  "assignment",
  "destructuring",
] as const;

const STATEMENTS = [
  "log",
  "declare",
  "if",
  "loop",
  "function",
  "generator",
  "try",
  "using",
  "return",
  "throw",
  "break",
  "continue",
  "block",
  "switch",
  "closure",
  "this",
  "super",
  "yield",
] as const;

/** What is drawn: bodies, loops, functions and `try` more often than what ends them. */
const DRAWN: readonly StatementTree["kind"][] = [...STATEMENTS, "loop", "function", "try", "using", "try"];

const number = fc.nat(9);
const variant = fc.nat(59);

const expression: fc.Memo<ExpressionTree> = fc.memo((depth) =>
  fc.record({
    kind: fc.constantFrom(...EXPRESSIONS),
    number,
    children: depth > 1 ? fc.array(expression(), { maxLength: 2 }) : fc.constant([]),
  }),
);

const statement: fc.Memo<StatementTree> = fc.memo((depth) =>
  fc.record({
    kind: fc.constantFrom(...DRAWN),
    variant,
    value: expression(3),
    children: depth > 1 ? fc.array(statement(), { maxLength: 4 }) : fc.constant([]),
  }),
);

/** The body of a random program's main function. */
export const programTrees = fc.array(statement(4), { minLength: 1, maxLength: 5 });
