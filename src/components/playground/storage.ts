/** What is kept of a reader's work in one playground. */
export interface SavedWork {
  /** The reader's program, if it differs from the example. */
  readonly source: string | null;
  /** What Reset threw away, so that it can be had back. */
  readonly discarded: string | null;
  /** What was found in the place of all this and made no sense: the reader's program may be in it. */
  readonly unreadable: string | null;
}

const NOTHING: SavedWork = { source: null, discarded: null, unreadable: null };

/** The part of `Storage` that is needed. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keeps readers' programs in the browser. A browser may refuse, and what is found there may be anything. */
export class WorkStorage {
  readonly #open: () => KeyValueStore;

  /** @param open gives the storage; may throw, as `localStorage` does where the browser forbids it */
  constructor(open: () => KeyValueStore) {
    this.#open = open;
  }

  /** @returns what was saved for a playground */
  load(id: string): SavedWork {
    try {
      return parse(this.#open().getItem(keyOf(id)));
    } catch {
      // Refused: the reader starts with the example, and `save` says so at the first edit.
      return NOTHING;
    }
  }

  /** @returns whether the browser kept it. */
  save(id: string, work: SavedWork): boolean {
    try {
      const storage = this.#open();
      if (Object.values(work).every((part) => part === null)) storage.removeItem(keyOf(id));
      else storage.setItem(keyOf(id), JSON.stringify({ version: 1, ...work }));
      return true;
    } catch {
      return false;
    }
  }
}

function keyOf(id: string): string {
  return `playloop:work:${id}`;
}

function parse(text: string | null): SavedWork {
  if (text === null) return NOTHING;
  try {
    const { version, source, discarded, unreadable = null } = JSON.parse(text) as Record<string, unknown>;
    if (version === 1 && isTextOrNull(source) && isTextOrNull(discarded) && isTextOrNull(unreadable)) {
      return { source, discarded, unreadable };
    }
  } catch {
    // As below: it is told, and kept.
  }
  return { ...NOTHING, unreadable: text };
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}
