import type { CompiledProgram } from "../../compiler/program.ts";
import type { TraceJson } from "../trace-json.ts";

/** What the build puts into the page for one playground. */
export interface PlaygroundData {
  /** Names the playground among all of the site's; the reader's edit is kept under it. */
  readonly id: string;
  readonly title: string;
  /** The name of the program's file. */
  readonly path: string;
  readonly source: string;
  /** The example as the build compiled it, so that Run needs no compiler. */
  readonly program: CompiledProgram;
  /** How it ran when the site was built. */
  readonly trace: TraceJson;
}
