import { FlattenMap, originalPositionFor, type TraceMap } from "@jridgewell/trace-mapping";
import { parseStack } from "error-stack-parser-es/lite";
import { MODULE } from "../runtime/builtins/report.ts";
import type { Frame } from "../runtime/trace/trace.ts";
import type { ProgramFacts } from "./program.ts";

/** Where a program's text stands in the script that JavaScript's stacks speak of. */
export interface Placement {
  /** How many lines of the script come before the program's text. */
  readonly lineOffset: number;
  /** How many lines the program's text has. */
  readonly lines: number;
  /** Whether a frame's script (its URL or file name) is the one that holds the program. */
  isProgram(script: string): boolean;
}

/**
 * Makes the function that reads JavaScript stacks for a compiled program.
 * @returns the reader's frames, innermost first, in groups: a group ends where the runtime called the program
 */
export function frameLocator(program: ProgramFacts, placement: Placement): (stack: string) => Frame[][] {
  let map: TraceMap | undefined;
  return (stack) => {
    // Most runs end without an error; the map is decoded for the first one.
    map ??= new FlattenMap(program.map);
    const groups: Frame[][] = [];
    let group: Frame[] | null = null;
    let inBody = false;
    for (const frame of parseStack(stack, { allowEmpty: true })) {
      // Built-in functions that call back, such as Array's, have no line; they are part of the program.
      if (frame.line === undefined) continue;
      const line = frame.line - placement.lineOffset;
      if (!placement.isProgram(frame.file ?? "") || line < 1 || line > placement.lines) {
        group = null;
        inBody = false;
        continue;
      }
      const found = originalPositionFor(map, { line, column: Math.max(0, (frame.col ?? 1) - 1) });
      if (found.source === null) continue;
      if (group === null) {
        group = [];
        groups.push(group);
      }
      // The function that makes a coroutine of a body is ours; a default value that throws passes through both.
      const isMaker = inBody && !isBody(frame.function, program);
      inBody = isBody(frame.function, program);
      if (isMaker) continue;
      group.push({
        file: found.source,
        line: found.line,
        column: found.column + 1,
        function: functionName(frame.function ?? "", program),
      });
    }
    return groups;
  };
}

/** Whether a compiled function is the generator that holds the body of an async function. */
function isBody(name: string | undefined, { prefix }: ProgramFacts): boolean {
  return name !== undefined && new RegExp(`(?:^|[. ])${prefix}g\\d`).test(name);
}

/** The name that the reader gave a function, from the name that its compiled form has. */
function functionName(name: string, { prefix, files }: ProgramFacts): string {
  const plain = name.replace(/^(?:Object|Module|async)[. ]/, "").replace(/ \[as .*\]$/, "");
  if (plain === "") return "<anonymous>";
  if (files.some((file) => plain === file || plain.endsWith(`.${file}`))) return MODULE;
  const last = plain.slice(plain.lastIndexOf(".") + 1);
  const compiled = new RegExp(`^${prefix}g\\d+_?`).exec(last);
  if (compiled === null) return last.startsWith(`#${prefix}`) ? `#${last.slice(prefix.length + 1)}` : last;
  return last.slice(compiled[0].length) || "<anonymous>";
}
