import { headerOf } from "../../http/message.ts";
import type { ServiceRequest } from "../../service.ts";
import { fromBase64, lenientTextOf } from "../bytes.ts";

/** Who asks: whose requests are counted together. */
export interface Client {
  readonly kind: "anonymous" | "known" | "bad credentials";
  /** The token, or the address. */
  readonly id: string;
}

/** What a token of GitHub's looks like. Any that does is good: there is nobody here whom it could belong to. */
const TOKEN = /^(?:gh[pousr]_|github_pat_)\w+$/;

/** Reads who asks from `Authorization: Bearer …`, `token …`, or Basic with the token as password. */
export function clientOf({ headers, clientAddress }: ServiceRequest): Client {
  const authorization = headerOf(headers, "Authorization");
  if (authorization === undefined) return { kind: "anonymous", id: clientAddress };
  const [scheme = "", credentials = ""] = authorization.trim().split(/\s+/);
  const token = scheme.toLowerCase() === "basic" ? passwordOf(credentials) : credentials;
  return { kind: TOKEN.test(token) ? "known" : "bad credentials", id: token };
}

function passwordOf(credentials: string): string {
  const bytes = fromBase64(credentials);
  return bytes === null ? "" : lenientTextOf(bytes).replace(/^[^:]*:/, "");
}
