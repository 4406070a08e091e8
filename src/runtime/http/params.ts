import { TypeError, ValueError } from "../builtins/exceptions.ts";
import { typeName } from "../builtins/types.ts";
import { type PairSource, pairsOf } from "./multidict.ts";
import { numberText, pythonText } from "./python-text.ts";
import { joinPairs, quoteQueryPart } from "./query.ts";

/** A value in a query; an array gives the name several times. */
export type ParamValue = string | number | readonly (string | number)[];

/** What a request's `params` can be: names and values, or a query as it is written. */
export type Params = string | PairSource<ParamValue>;

/**
 * @returns parameters as a query
 * @throws TypeError for a value that is neither text nor number, true, false and null among them
 */
export function queryText(params: Params | null | undefined): string {
  if (params === null || params === undefined) return "";
  if (typeof params === "string") return params.replace(/^\?/, "");
  const pairs = pairsOf(params).flatMap(([name, value]) => spread(name, value));
  return joinPairs(pairs, quoteQueryPart);
}

function spread(name: string, value: ParamValue): [string, string][] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((item) => [name, textOf(item)]);
}

const TYPES: Readonly<Record<string, string>> = { boolean: "bool", null: "NoneType", undefined: "NoneType" };

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return numberText(value);
    throw new ValueError(`float('${numberText(value)}') is not supported in URL query`);
  }
  const name = typeName(value);
  throw new TypeError(
    `Invalid variable type: value should be str, int or float, got ${pythonText(value)} of type <class '${TYPES[name] ?? name}'>`,
  );
}
