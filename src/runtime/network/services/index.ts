import type { HostOptions } from "../hosts.ts";
import type { Service } from "../service.ts";
import { exampleService } from "./example.ts";
import { githubService } from "./github/index.ts";
import { httpbinService } from "./httpbin/index.ts";
import { websocketEchoService } from "./websocket-echo.ts";

/** A site that every world has. */
export interface Site {
  readonly name: string;
  readonly host: HostOptions;
  /** Makes its service: once a world, so that what it keeps begins anew with each run. */
  readonly service: () => Service;
}

/** The sites that exist by default, in the order of their addresses. */
export const SITES: readonly Site[] = [
  { name: "example.com", host: { latency: [0.01, 0.015] }, service: exampleService },
  { name: "httpbin.org", host: { latency: [0.04, 0.06] }, service: httpbinService },
  { name: "api.github.com", host: { latency: [0.02, 0.03] }, service: githubService },
  { name: "echo.websocket.org", host: { latency: [0.03, 0.05] }, service: websocketEchoService },
];
