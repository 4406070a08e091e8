import { parseArgs } from "node:util";

export const USAGE = `Usage: npm run -s play -- [--json] [--seed N] [--trace OUT.json] FILE.ts…

Runs each file in isolation, in virtual time.
  --json            one line of JSON a file, instead of the program's own output
  --seed N          the seed of everything random (a whole number; 0 by default)
  --trace OUT.json  write the trace in the Chrome JSON trace format, which Perfetto opens (one file only)

A program that computes for 10 s of real time is stopped: it very likely loops without an await. The variable
PLAYLOOP_PATIENCE sets other seconds.`;

/** Real seconds that a program may compute for, unless PLAYLOOP_PATIENCE says otherwise. */
const DEFAULT_PATIENCE = 10;

export interface PlayOptions {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly seed: number;
  readonly trace: string | null;
  /** Real seconds that a program may compute for. */
  readonly patience: number;
}

export type CommandLine =
  | { readonly kind: "play"; readonly options: PlayOptions }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly message: string };

/** Reads the arguments and variables of a call; a wrong one is told, not guessed at. */
export function parseCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandLine {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { kind: "wrong", message: (error as Error).message };
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: "help" };
  if (positionals.length === 0) return { kind: "wrong", message: "no file to run" };
  const seed = values.seed ?? "0";
  if (!/^-?\d+$/.test(seed) || !Number.isSafeInteger(Number(seed))) {
    return { kind: "wrong", message: `--seed wants a whole number, not '${seed}'` };
  }
  if (values.trace !== undefined && positionals.length > 1) {
    return { kind: "wrong", message: "--trace writes one trace: give it one file" };
  }
  const patience = Number(environment.PLAYLOOP_PATIENCE ?? DEFAULT_PATIENCE);
  if (!(patience > 0)) {
    return {
      kind: "wrong",
      message: `PLAYLOOP_PATIENCE wants seconds, not '${environment.PLAYLOOP_PATIENCE}'`,
    };
  }
  return {
    kind: "play",
    options: {
      files: positionals,
      json: values.json,
      seed: Number(seed),
      trace: values.trace ?? null,
      patience,
    },
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      seed: { type: "string" },
      trace: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
}
