/** How texts are written into queries and forms. */

const encoder = new TextEncoder();

function escape(text: string, isSafe: RegExp): string {
  let quoted = "";
  for (const byte of encoder.encode(text)) {
    const letter = String.fromCharCode(byte);
    if (byte < 0x80 && isSafe.test(letter)) quoted += letter;
    else if (letter === " ") quoted += "+";
    else quoted += `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return quoted;
}

/** @returns a text as Python's `urllib.parse.quote_plus` writes it: what httpx does with queries, and both with forms. */
export function quotePlus(text: string): string {
  return escape(text, /[\w.~-]/);
}

/** @returns a text as yarl, the URLs of aiohttp, writes it into a query: most punctuation stays. */
export function quoteQueryPart(text: string): string {
  return escape(text, /[\w.~!$'()*,?/:@-]/);
}

/** @returns pairs as `a=1&b=2`, with each text written by `quoteText`. */
export function joinPairs(
  pairs: Iterable<readonly [name: string, value: string]>,
  quoteText: (text: string) => string,
): string {
  return [...pairs].map(([name, value]) => `${quoteText(name)}=${quoteText(value)}`).join("&");
}

/** @returns pairs as the body of a form, `application/x-www-form-urlencoded`, as Python's `urlencode`. */
export function urlencode(pairs: Iterable<readonly [name: string, value: string]>): string {
  return joinPairs(pairs, quotePlus);
}

/** @returns the pairs of a query. */
export function parseQuery(query: string): [name: string, value: string][] {
  return query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", ...rest] = part.split("=");
      return [unquote(name), unquote(rest.join("="))];
    });
}

/** @returns a text of a query or a form as it was meant; what is no escape stays. */
function unquote(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
