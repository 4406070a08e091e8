import { NetworkError } from "./errors.ts";
import { Operation } from "./operation.ts";
import type { Socket } from "./socket.ts";

/** Bytes of TLS 1.3's messages: the client's hello, the server's answer with its certificates, the client's end. */
const CLIENT_HELLO = 517;
const SERVER_FLIGHT = 3_400;
const CLIENT_FINISHED = 74;

/**
 * Agrees on TLS 1.3: one round trip. Every certificate of the world is valid; afterwards bytes are counted
 * as they are, without the few that TLS adds to each record.
 *
 * @param client the client's socket, before anything else was sent
 * @param name the server's name, which the certificate is for
 * @returns settles when the client may send; cancelled, it closes the connection
 */
export function startTls(client: Socket, name: string): Operation<void> {
  const operation = new Operation<void>(
    () => client.abort("abandoned"),
    () => client.close("abandoned"),
  );
  const server = client.peer;
  const isDone = (): boolean => operation.settled;
  client.attach({
    data: () => {},
    end: () => operation.fail(new NetworkError("ECONNRESET")),
    lost: (error) => operation.fail(error),
  });
  client.sendControl(CLIENT_HELLO, () => {
    if (isDone()) return;
    if (!server.speaksTls) {
      server.sendControl(7, () => {
        if (isDone()) return;
        client.abort("no TLS");
        operation.fail(new NetworkError("ENOTTLS"));
      });
      return;
    }
    server.tlsName = name;
    server.sendControl(SERVER_FLIGHT, () => {
      if (isDone()) return;
      client.tlsName = name;
      client.detach();
      client.sendControl(CLIENT_FINISHED, () => {});
      operation.succeed(undefined);
    });
  });
  return operation;
}
