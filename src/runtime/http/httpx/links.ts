const AROUND = /^[ '"]+|[ '"]+$/g;

/**
 * Reads a `Link` header: `<https://a/?page=2>; rel="next"`.
 * @returns each link's URL and parameters, by its relation, or its URL where it has none
 */
export function parseLinks(header: string): Record<string, Record<string, string>> {
  const links: Record<string, Record<string, string>> = {};
  const text = header.replace(AROUND, "");
  if (text === "") return links;
  for (const part of text.split(/, *</)) {
    const [target = "", ...parameters] = part.split(";");
    const link: Record<string, string> = { url: target.replace(/^[<> '"]+|[<> '"]+$/g, "") };
    for (const parameter of parameters) {
      const [name, value, more] = parameter.split("=");
      if (name === undefined || value === undefined || more !== undefined) break;
      link[name.replace(AROUND, "")] = value.replace(AROUND, "");
    }
    links[link.rel ?? (link.url as string)] = link;
  }
  return links;
}
