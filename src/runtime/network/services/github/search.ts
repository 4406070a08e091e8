import { REPOSITORIES, type Repository } from "./data.ts";

/** How results can be sorted; by default, the order is the best match's. */
const SORTS: Readonly<Record<string, (repository: Repository) => number | string>> = {
  stars: ({ stars }) => stars,
  forks: ({ forks }) => forks,
  updated: ({ updatedAt }) => updatedAt,
};

/**
 * Finds repositories: every word must occur in the name, the description or the topics; `language:`, `user:`,
 * `org:`, `topic:` and `stars:>` narrow it down.
 */
export function searchRepositories(
  query: string,
  sort: string | undefined,
  order: string | undefined,
): Repository[] {
  const words = query.split(/\s+/).filter((word) => word !== "");
  const found = REPOSITORIES.filter((repository) => words.every((word) => matches(repository, word)));
  const key = SORTS[sort ?? ""] ?? SORTS.stars;
  const direction = order === "asc" && sort !== undefined ? 1 : -1;
  return found.sort((a, b) => {
    const [left, right] = [key!(a), key!(b)];
    return left === right ? a.id - b.id : left < right ? -direction : direction;
  });
}

function matches(repository: Repository, word: string): boolean {
  const wanted = word.toLowerCase();
  const [qualifier = "", value = ""] = wanted.split(/:(.*)/s);
  switch (wanted.includes(":") ? qualifier : "") {
    case "language":
      return repository.language.toLowerCase() === value;
    case "user":
    case "org":
      return repository.owner.login === value;
    case "topic":
      return repository.topics.includes(value);
    case "stars":
      return comparison(value)(repository.stars);
    default: {
      const { name, description, topics } = repository;
      return [name, description, ...topics].some((text) => text.toLowerCase().includes(wanted));
    }
  }
}

/** @returns the test that `>=10`, `<5`, `10..20` or `7` stands for. */
function comparison(text: string): (value: number) => boolean {
  const range = /^(\d+)\.\.(\d+)$/.exec(text);
  if (range !== null) return (value) => value >= Number(range[1]) && value <= Number(range[2]);
  const [, operator = "", digits = ""] = /^([<>]=?)?(\d+)$/.exec(text) ?? [];
  const bound = digits === "" ? Number.NaN : Number(digits);
  switch (operator) {
    case ">":
      return (value) => value > bound;
    case ">=":
      return (value) => value >= bound;
    case "<":
      return (value) => value < bound;
    case "<=":
      return (value) => value <= bound;
    default:
      return (value) => value === bound;
  }
}
