import type { ServiceRequest } from "../../service.ts";
import { type Pairs, parseQuery } from "../query.ts";
import { ServerFailure } from "./failure.ts";

/** A request's query: its first question mark is no part of it. */
export function argumentsOf({ url }: ServiceRequest): Pairs {
  return parseQuery(url.search.slice(1));
}

/** @returns the first argument with this name, in any spelling. */
export function argument(request: ServiceRequest, name: string): string | undefined {
  return argumentsOf(request).find(([key]) => key.toLowerCase() === name)?.[1];
}

/**
 * Reads an integer as Python's `int` does.
 * @returns null for what is none
 */
export function parseInteger(text: string): number | null {
  const trimmed = text.trim();
  return /^[-+]?[0-9]+(_[0-9]+)*$/.test(trimmed) ? Number(trimmed.replaceAll("_", "")) : null;
}

/**
 * Reads a number as Python's `float` does.
 * @returns null for what is none
 */
export function parseFloatingPoint(text: string): number | null {
  const trimmed = text.trim().replace(/(?<=[0-9])_(?=[0-9])/g, "");
  const special = /^([-+]?)(inf(?:inity)?|nan)$/i.exec(trimmed);
  if (special !== null) {
    if (special[2]?.toLowerCase() === "nan") return Number.NaN;
    return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/i.test(trimmed) ? Number(trimmed) : null;
}

/** @returns an argument that must be an integer. @throws ServerFailure for another */
export function integerArgument(request: ServiceRequest, name: string, byDefault: number): number {
  const text = argument(request, name);
  return text === undefined ? byDefault : orFail(parseInteger(text));
}

/** @returns an argument that must be a number. @throws ServerFailure for another */
export function numberArgument(request: ServiceRequest, name: string, byDefault: number): number {
  const text = argument(request, name);
  return text === undefined ? byDefault : orFail(parseFloatingPoint(text));
}

/**
 * Seconds that the server sleeps.
 * @throws ServerFailure for what `time.sleep` refuses: what is no number, or below zero
 */
export function sleepingTime(seconds: number | null): number {
  const checked = orFail(seconds);
  if (!(checked >= 0 && checked < Number.POSITIVE_INFINITY)) throw new ServerFailure("no time to sleep");
  return checked;
}

function orFail(value: number | null): number {
  if (value === null) throw new ServerFailure("no number");
  return value;
}
