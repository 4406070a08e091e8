import { serve } from "./http/server.ts";
import { SITES } from "./services/index.ts";
import { World } from "./world.ts";
import type { WorldHost } from "./world-host.ts";

/** Makes the world that a program finds: its own machine, and the sites of `services`. */
export function makeDefaultWorld(host: WorldHost): World {
  const world = new World(host);
  for (const site of SITES) serve(world, world.addHost(site.name, site.host), site.service());
  return world;
}
