/** What `import * as simnet from "simnet"` gives a program: the simulated network, to set up, break and look into. */

export {
  type ConnectionFaultOptions,
  disconnect,
  type Fault,
  type FaultOptions,
  failLookup,
  offline,
  partition,
  type RequestFaultOptions,
  refuse,
  reset,
  slow,
} from "./faults.ts";
export { addHost, type Host, type HostSettings, host, type LinkSettings, link } from "./hosts.ts";
export {
  type Handler,
  type ResponseOptions,
  type RouteRequest,
  respond,
  SimulatedResponse,
} from "./routes.ts";
export { type ConnectionInfo, connections, type RequestInfo, requests, seed } from "./state.ts";
