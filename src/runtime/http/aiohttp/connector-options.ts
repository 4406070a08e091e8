import { checkKeywords, type LeftOut } from "../../builtins/keywords.ts";

/** What {@link TCPConnector} takes. */
export interface TCPConnectorOptions {
  /** Connections at once, in all; 100 by default, 0 for no limit. */
  limit?: number;
  /** Connections at once to one host; 0, no limit, by default. */
  limitPerHost?: number;
  /** Seconds that a connection is kept for another request; 15 by default. */
  keepaliveTimeout?: number;
  /** Whether to close each connection after its request; false by default. */
  forceClose?: boolean;
  /** Seconds that addresses are kept; 10 by default, null for good. */
  ttlDnsCache?: number | null;
  /** Whether to keep addresses; true by default. */
  useDnsCache?: boolean;
  /** Whether certificates are checked: those of the simulated network are all in order. */
  ssl?: boolean;
}

const OPTION_NAMES: readonly (keyof TCPConnectorOptions)[] = [
  "limit",
  "limitPerHost",
  "keepaliveTimeout",
  "forceClose",
  "ttlDnsCache",
  "useDnsCache",
  "ssl",
];

const ONE_ADDRESS = "every host has one IPv4 address";
/** What the simulated network has no part for. */
const LEFT_OUT: LeftOut = {
  family: ONE_ADDRESS,
  happyEyeballsDelay: ONE_ADDRESS,
  interleave: ONE_ADDRESS,
  localAddr: "the program's machine has one address",
  resolver: "names are looked up in the simulated network",
  fingerprint: "certificates of the simulated network have none",
  sslContext: "certificates of the simulated network are all in order",
  enableCleanupClosed: "connections that are closed are gone",
  sslShutdownTimeout: "the simulated TLS has no shutdown to wait for",
  timeoutCeilThreshold: "give it to ClientTimeout, as ceilThreshold",
  socketFactory: "there are no sockets of the operating system's",
};

/** @throws TypeError and NotImplementedError for an option that a connector does not have */
export function checkConnectorOptions(options: TCPConnectorOptions): void {
  checkKeywords(options, OPTION_NAMES, "TCPConnector.__init__", LEFT_OUT);
}
