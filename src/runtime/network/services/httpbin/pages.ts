/** Texts and documents that httpbin serves as they are. */

const SLIDES = [
  { title: "Wake up to WonderWidgets!", type: "all" },
  {
    items: ["Why <em>WonderWidgets</em> are great", "Who <em>buys</em> WonderWidgets"],
    title: "Overview",
    type: "all",
  },
];

/** `/json`. */
export const SLIDE_SHOW = {
  slideshow: {
    author: "Yours Truly",
    date: "date of publication",
    slides: SLIDES,
    title: "Sample Slide Show",
  },
};

/** `/xml`: the same slides. */
export const SLIDE_SHOW_XML = `<?xml version='1.0' encoding='us-ascii'?>
<slideshow title="Sample Slide Show" date="Date of publication" author="Yours Truly">
  <slide type="all">
    <title>Wake up to WonderWidgets!</title>
  </slide>
  <slide type="all">
    <title>Overview</title>
    <item>Why <em>WonderWidgets</em> are great</item>
    <item/>
    <item>Who <em>buys</em> WonderWidgets</item>
  </slide>
</slideshow>
`;

/** `/html`: the beginning of the novel. */
export const NOVEL = `<!DOCTYPE html>
<html>
  <head>
  </head>
  <body>
    <h1>Herman Melville - Moby-Dick</h1>
    <div>
      <p>
        Call me Ishmael. Some years ago—never mind how long precisely—having little or no money in my purse,
        and nothing particular to interest me on shore, I thought I would sail about a little and see the
        watery part of the world.
      </p>
    </div>
  </body>
</html>
`;

/** `/robots.txt`. */
export const ROBOTS = "User-agent: *\nDisallow: /deny\n";

/** `/deny`: what robots are not to read. */
export const DENIED = `
        .---------.
       /  o     o  \\
      |      .      |
      |    .---.    |
       \\  '     '  /
        '---------'
   THIS IS NOT FOR ROBOTS
`;

/** `/encoding/utf8`. */
export const UNICODE_SAMPLE = `<h1>Unicode, encoded as UTF-8</h1>
<pre>
Latin      Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich
Greek      αβγδεζηθικλμνξοπρστυφχψω
Cyrillic   абвгдежзийклмнопрстуфхцчшщъыьэюя
Hebrew     אבגדהוזחטיכלמנסעפצקרשת
Hiragana   いろはにほへとちりぬるを
Math       ∀x∈ℝ: ⌈x⌉ = −⌊−x⌋, ∮ E·da = Q, n → ∞
Symbols    € ¥ £ ☺ ♫ ✓ 🐍 🚀
</pre>
`;

/** `/forms/post`. */
export const FORM = `<!DOCTYPE html>
<html>
  <head>
  </head>
  <body>
    <form method="post" action="/post">
      <p><label>Name: <input name="name"></label></p>
      <p><label>Comments: <textarea name="comments"></textarea></label></p>
      <p><button>Send</button></p>
    </form>
  </body>
</html>
`;

/** @returns the page at the root: what there is. */
export function indexPage(paths: readonly string[]): string {
  const items = paths.map((path) => `    <li><code>${path.replaceAll("<", "&lt;")}</code></li>\n`).join("");
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <title>httpbin.org</title>
  </head>
  <body>
    <h1>httpbin.org</h1>
    <p>Answers requests with what it saw of them. This one is part of a simulated internet.</p>
    <ul>
${items}    </ul>
  </body>
</html>
`;
}
