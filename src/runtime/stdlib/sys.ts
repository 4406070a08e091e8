/** What `import * as sys from "sys"` gives a program. */

import { SystemExit } from "../builtins/exceptions.ts";

/** The Python whose asyncio this runtime follows. */
export const version = "3.14 (Playloop)";

/** {@link version} in numbers. */
export const versionInfo = { major: 3, minor: 14, micro: 0 } as const;

/** The simulated machine. */
export const platform = "playloop";

/** The greatest integer that JavaScript's numbers hold exactly. */
export const maxsize: number = Number.MAX_SAFE_INTEGER;

/**
 * Ends the program, unless something catches the SystemExit.
 * @param status null or 0 for success, another number for failure, a text to print as the reason
 * @throws SystemExit
 */
export function exit(status: number | string | null = null): never {
  throw status === null ? new SystemExit() : new SystemExit(status);
}
