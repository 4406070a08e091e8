import type { Service, ServiceRequest, ServiceResponse } from "../../../../src/runtime/network/service.ts";

/** What a test asks a service, and when. */
export interface Question {
  readonly method?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: Uint8Array;
  readonly clientAddress?: string;
  readonly random?: () => number;
  /** Seconds of virtual time. */
  readonly now?: number;
}

/** Asks a service as its server would. */
export function ask(service: Service, url: string, question: Question = {}): ServiceResponse {
  const request: ServiceRequest = {
    method: question.method ?? "GET",
    url: new URL(url),
    headers: question.headers ?? [["User-Agent", "demo"]],
    body: question.body ?? new Uint8Array(0),
    clientAddress: question.clientAddress ?? "203.0.113.7",
    random: question.random ?? (() => 0.5),
    now: () => question.now ?? 0,
  };
  return service(request);
}

/** @returns all of a response's body. */
export function bodyOf({ body }: ServiceResponse): Uint8Array {
  return body instanceof Uint8Array ? body : Buffer.concat(body.map(({ bytes }) => bytes));
}

/** @returns a response's body as text. */
export function textOf(response: ServiceResponse): string {
  return new TextDecoder().decode(bodyOf(response));
}

/** @returns the values of all headers with this name. */
export function headersOf(response: ServiceResponse, name: string): string[] {
  return response.headers
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);
}
