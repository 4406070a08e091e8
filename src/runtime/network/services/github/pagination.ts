import { firstOfEach, parseQuery } from "../query.ts";

const PAGE_SIZE = 30;
const LARGEST_PAGE = 100;

/** A page of a list, and the `Link` header that leads to the others (null: there are none). */
export interface Page<T> {
  readonly items: readonly T[];
  readonly link: string | null;
}

/** Cuts the page out of a list that a URL's `page` and `per_page` ask for. */
export function paginate<T>(all: readonly T[], url: URL): Page<T> {
  const asked = firstOfEach(parseQuery(url.search.slice(1)));
  const size = Math.min(positive(asked.get("per_page")) ?? PAGE_SIZE, LARGEST_PAGE);
  const page = positive(asked.get("page")) ?? 1;
  const last = Math.max(1, Math.ceil(all.length / size));
  const links: string[] = [];
  const add = (relation: string, target: number): void => {
    const other = new URL(url);
    other.searchParams.set("page", String(target));
    links.push(`<${other.href}>; rel="${relation}"`);
  };
  if (page > 1) add("prev", Math.min(page - 1, last));
  if (page < last) {
    add("next", page + 1);
    add("last", last);
  }
  if (page > 1) add("first", 1);
  return {
    items: all.slice((page - 1) * size, page * size),
    link: links.length === 0 ? null : links.join(", "),
  };
}

/** @returns a whole number above zero; null for anything else. */
function positive(text: string | undefined): number | null {
  return text !== undefined && /^[0-9]+$/.test(text) && Number(text) > 0 ? Number(text) : null;
}
