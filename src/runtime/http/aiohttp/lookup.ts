import { toOSError } from "../../asyncio/socket-errors.ts";
import type { Body } from "../../loop/coroutine.ts";
import { NetworkError } from "../../network/errors.ts";
import { isAddress } from "../../network/hosts.ts";
import type { RequestRecord } from "../../network/http/request-log.ts";
import { performSteps } from "../perform-steps.ts";
import type { ClientTimeout } from "./client-timeout.ts";
import type { DnsCache } from "./dns-cache.ts";
import { ClientConnectorDNSError, type ConnectionKey } from "./exceptions.ts";
import type { Traces } from "./tracing.ts";

/** A connection that a request needs. */
export interface WantedConnection {
  readonly key: ConnectionKey;
  readonly record: RequestRecord;
  readonly timeout: ClientTimeout;
  readonly traces: Traces;
}

/** Looks a host up, and tells the request's traces. @throws ClientConnectorDNSError */
export function* lookUpTraced(dns: DnsCache, { key, record, traces }: WantedConnection): Body<string> {
  const { host } = key;
  const isKnown = dns.has(host);
  const isLookup = !isAddress(host);
  if (isLookup && isKnown) yield* traces.send("onDnsCacheHit", { host });
  if (isLookup && !isKnown && dns.keeps) yield* traces.send("onDnsCacheMiss", { host });
  if (isLookup && !isKnown) yield* traces.send("onDnsResolvehostStart", { host });
  let address: string;
  try {
    address = yield* performSteps(dns.lookUp(host, record));
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    throw new ClientConnectorDNSError(key, toOSError(error));
  }
  if (isLookup && !isKnown) yield* traces.send("onDnsResolvehostEnd", { host });
  return address;
}
