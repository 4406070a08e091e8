import { type Lesson, lessonLink } from "./lessons.ts";

/** A link to the page that teaches something; nothing while there is no such page. */
export function LessonLink({ lesson }: { lesson: Lesson }) {
  const link = lessonLink(lesson);
  if (link === null) return null;
  return (
    <a class="pl-lesson" href={link.href}>
      Read more: {link.title}
    </a>
  );
}
