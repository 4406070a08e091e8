// @ts-check
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The built site. */
export const siteFolder = path.join(projectRoot, "dist");
