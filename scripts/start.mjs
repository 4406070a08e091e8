// @ts-check
// `npm start -- [--port N] [--host H]`: installs what is missing, builds the site when it is stale, serves it.
import { parseServeArguments, serveSite } from "./serve.mjs";
import { buildSiteWhenStale } from "./setup/build.mjs";
import { runMain, SetupError } from "./setup/error.mjs";
import { ensureInstalled } from "./setup/install.mjs";

await runMain(async () => {
  const { host, port, root, base } = parseServeArguments(process.argv.slice(2));
  if (root !== undefined || base !== undefined)
    throw new SetupError("Usage: npm start -- [--port N] [--host H]");
  await ensureInstalled();
  if (!(await buildSiteWhenStale())) throw new SetupError("The site could not be built, see above.");
  await serveSite({ ...(host !== undefined && { host }), ...(port !== undefined && { port }) });
});
