/** What findings and explanations of warnings can send the reader to. */
export type Lesson =
  | "awaiting"
  | "blocking"
  | "concurrency"
  | "connections"
  | "deadlocks"
  | "exceptions"
  | "locks"
  | "task-lifetime";

/** A heading of a page. */
export interface LessonPlace {
  /** The page's folder below the site's root. */
  readonly page: string;
  /** The heading's anchor. */
  readonly anchor: string;
  readonly title: string;
}

/**
 * Where each lesson is, of those that have a page. A lesson without one has no link: `lessons.test.ts` holds
 * every entry against the pages there are.
 */
export const LESSON_PLACES: { readonly [L in Lesson]?: LessonPlace } = {
  awaiting: { page: "core-concepts", anchor: "key-functions", title: "Key functions" },
  blocking: { page: "core-concepts", anchor: "common-pitfalls", title: "Common pitfalls" },
  connections: { page: "http-requests", anchor: "one-session", title: "One session" },
  concurrency: { page: "core-concepts", anchor: "basic-usage", title: "Basic usage" },
  exceptions: { page: "core-concepts", anchor: "common-pitfalls", title: "Common pitfalls" },
};

/** @returns the link to a lesson, or null while no page teaches it. */
export function lessonLink(lesson: Lesson): { readonly href: string; readonly title: string } | null {
  const place = LESSON_PLACES[lesson];
  if (place === undefined) return null;
  const base = import.meta.env.BASE_URL.replace(/\/$/, "");
  return { href: `${base}/${place.page}/#${place.anchor}`, title: place.title };
}
