// @ts-check
import { lookup } from "node:dns/promises";
import { createServer } from "node:http";
import { SetupError } from "./error.mjs";

/** How many ports are tried, one after the other, before giving up. */
const portAttempts = 50;

/**
 * @typedef {{ port: number, close: () => Promise<void> }} Listening
 */

/**
 * Listens on every address of a host name, all on one port. `localhost` is often two addresses, and a
 * browser may take either: with only one of them ours, it could reach some other program on the other.
 *
 * @param {import("node:http").RequestListener} handler
 * @param {object} options
 * @param {string} options.host
 * @param {number} options.port 0 for any free one
 * @param {boolean} options.nextWhenTaken whether to go on to the following ports when this one is taken
 * @returns {Promise<Listening>}
 * @throws {SetupError} when no port could be had
 */
export async function listen(handler, { host, port, nextWhenTaken }) {
  const addresses = await addressesOf(host);
  const attempts = nextWhenTaken || port === 0 ? portAttempts : 1;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const listening = await listenOnAll(handler, addresses, port === 0 ? 0 : port + attempt);
    if (listening) return listening;
  }
  throw new SetupError(
    attempts === 1
      ? `Port ${port} is taken. Choose another with --port N.`
      : `No free port from ${port} on. Choose one with --port N.`,
  );
}

/**
 * @param {string} host
 * @returns {Promise<string[]>}
 */
async function addressesOf(host) {
  try {
    const found = await lookup(host, { all: true });
    return [...new Set(found.map((entry) => entry.address))];
  } catch {
    throw new SetupError(`No address is known for the host ${host}.`);
  }
}

/**
 * @param {import("node:http").RequestListener} handler
 * @param {readonly string[]} addresses
 * @param {number} port
 * @returns {Promise<Listening | undefined>} undefined when the port is taken on one of them
 */
async function listenOnAll(handler, addresses, port) {
  /** @type {import("node:http").Server[]} */
  const servers = [];
  const close = async () => {
    await Promise.all(servers.map(closeServer));
  };
  let chosen = port;
  for (const address of addresses) {
    const server = createServer(handler);
    try {
      await startListening(server, address, chosen);
    } catch (error) {
      const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
      // A name may list an address that this machine does not have: ::1 where IPv6 is off.
      if ((code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") && addresses.length > 1) continue;
      await close();
      if (code === "EADDRINUSE") return undefined;
      throw new SetupError(`Cannot listen on ${address}, port ${port}: ${message}`);
    }
    servers.push(server);
    chosen = /** @type {import("node:net").AddressInfo} */ (server.address()).port;
  }
  if (servers.length === 0)
    throw new SetupError(`None of ${addresses.join(", ")} is an address of this machine.`);
  return { port: chosen, close };
}

/**
 * @param {import("node:http").Server} server
 * @param {string} address
 * @param {number} port
 * @returns {Promise<void>}
 */
function startListening(server, address, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: address, port, ipv6Only: address.includes(":") }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/**
 * @param {import("node:http").Server} server
 * @returns {Promise<void>}
 */
function closeServer(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
