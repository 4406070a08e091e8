/** @returns `. Did you mean 'sleep'?`, or nothing where no name is near. */
export function suggest(wrong: string, names: readonly string[]): string {
  const plain = (name: string): string => name.replaceAll("_", "").toLowerCase();
  const exact = names.find((name) => plain(name) === plain(wrong));
  const near = exact ?? nearest(plain(wrong), names, plain);
  return near === undefined ? "" : `. Did you mean '${near}'?`;
}

function nearest(
  wrong: string,
  names: readonly string[],
  plain: (name: string) => string,
): string | undefined {
  const most = Math.max(1, Math.floor(wrong.length / 4));
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = editDistance(wrong, plain(name));
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
}

/** How many single characters to insert, delete or replace (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] as number;
}
