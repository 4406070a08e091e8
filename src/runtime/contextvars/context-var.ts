import { LookupError, RuntimeError, ValueError } from "../builtins/exceptions.ts";
import { repr } from "../builtins/repr.ts";
import { activeContext, type Context } from "./context.ts";

/** A variable whose value depends on the context that asks, as `contextvars.ContextVar`. */
export class ContextVar<T> {
  /** The name, for messages. */
  readonly name: string;
  readonly #default: { readonly value: T } | null;

  /** @param options `default` is what {@link ContextVar.get} gives where no value was set */
  constructor(name: string, options: { default?: T } = {}) {
    this.name = name;
    this.#default = "default" in options ? { value: options.default as T } : null;
  }

  /**
   * The value in the current context; else `otherwise`, else the variable's default.
   * @throws LookupError where there is none of the three
   */
  get(): T;
  get<D>(otherwise: D): T | D;
  get(...otherwise: unknown[]): unknown {
    const values = activeContext._values;
    if (values.has(this as ContextVar<unknown>)) return values.get(this as ContextVar<unknown>);
    if (otherwise.length > 0) return otherwise[0];
    if (this.#default !== null) return this.#default.value;
    throw new LookupError(this);
  }

  /** Gives the variable a value in the current context; the token takes it back with {@link ContextVar.reset}. */
  set(value: T): Token<T> {
    const context = activeContext;
    const old = context._values.has(this as ContextVar<unknown>)
      ? (context._values.get(this as ContextVar<unknown>) as T)
      : Token.MISSING;
    context._values = new Map(context._values).set(this as ContextVar<unknown>, value);
    return new Token<T>(this, old, context);
  }

  /**
   * Gives the variable back the value from before the {@link ContextVar.set} that made the token.
   * @throws RuntimeError when the token was used already; ValueError when it belongs to another variable or
   * another context
   */
  reset(token: Token<T>): void {
    if (token._used) throw new RuntimeError(`${token} has already been used once`);
    if (token.var !== this) throw new ValueError(`${token} was created by a different ContextVar`);
    const context = activeContext;
    if (token._context !== context) throw new ValueError(`${token} was created in a different Context`);
    token._used = true;
    const values = new Map(context._values);
    if (token.oldValue === Token.MISSING) values.delete(this as ContextVar<unknown>);
    else values.set(this as ContextVar<unknown>, token.oldValue);
    context._values = values;
  }

  /** Python's `repr`, without an address. */
  toString(): string {
    const otherwise = this.#default === null ? "" : ` default=${repr(this.#default.value)}`;
    return `<ContextVar name=${repr(this.name)}${otherwise}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** What {@link ContextVar.set} returns. `using _ = name.set(value)` takes the value back at the block's end. */
export class Token<T> {
  /** Stands for "there was no value". */
  static readonly MISSING: unique symbol = Symbol("Token.MISSING");

  /** The variable that was set. */
  readonly var: ContextVar<T>;
  /** The value before, or {@link Token.MISSING}. */
  readonly oldValue: T | typeof Token.MISSING;
  /** @internal */ readonly _context: Context;
  /** @internal */ _used = false;

  /** @internal */
  constructor(variable: ContextVar<T>, oldValue: T | typeof Token.MISSING, context: Context) {
    this.var = variable;
    this.oldValue = oldValue;
    this._context = context;
  }

  __enter__(): this {
    return this;
  }

  __exit__(): void {
    this.var.reset(this);
  }

  /** Lets TypeScript's `using` see a manager. @internal */
  [Symbol.dispose](): void {
    this.var.reset(this);
  }

  /** Python's `repr`, without an address. */
  toString(): string {
    return `<Token${this._used ? " used" : ""} var=${this.var}>`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
