import type { URL } from "../url.ts";

/** A link of a `Link` header: its URL, absolute, and its parameters. */
export interface Link {
  readonly url: URL;
  readonly [parameter: string]: string | URL;
}

/**
 * Reads `Link` headers as aiohttp does: `<https://a/?page=2>; rel="next"`.
 * @param base what relative URLs are relative to
 * @returns the links by their relation, or by their URL where they have none
 */
export function parseLinks(headers: readonly string[], base: URL): Record<string, Link> {
  const links: Record<string, Link> = {};
  for (const part of headers.join(", ").split(/,(?=\s*<)/)) {
    const [, target, rest = ""] = /^\s*<(.*)>(.*)/.exec(part) ?? [];
    if (target === undefined) continue;
    const parameters: Record<string, string> = {};
    for (const parameter of rest.split(";").slice(1)) {
      const [, name, , value = ""] = /^\s*(\S*)\s*=\s*(['"]?)(.*?)\2\s*$/.exec(parameter) ?? [];
      if (name !== undefined) parameters[name] = value;
    }
    links[parameters.rel ?? target] = { ...parameters, url: base.join(target) };
  }
  return links;
}
