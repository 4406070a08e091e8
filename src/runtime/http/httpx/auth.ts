import { TypeError } from "../../builtins/exceptions.ts";
import { repr } from "../../builtins/repr.ts";
import { basicAuthorization } from "../basic-auth.ts";
import type { Request } from "./request.ts";
import type { Response } from "./response.ts";

/** A conversation: yields requests to send, and is given the response to each. */
export type AuthFlow = Generator<Request, void, Response>;

/** What authentication can be given as: a name and a password, a function that changes the request, or an {@link Auth}. */
export type AuthTypes =
  | Auth
  | readonly [username: string, password: string]
  | ((request: Request) => Request);

/** A way to authenticate, as `httpx.Auth`; override {@link Auth.authFlow} for one of your own. */
export class Auth {
  /** Whether the flow looks into the body of the request. */
  readonly requiresRequestBody: boolean = false;
  /** Whether the flow looks into the bodies of responses. */
  readonly requiresResponseBody: boolean = false;
  /** What an `AsyncClient` goes through instead of {@link Auth.authFlow}, for a flow that awaits, if it is there. */
  asyncAuthFlow?(request: Request): AsyncGenerator<Request, void, Response>;
  /** What a `Client` goes through instead of {@link Auth.authFlow}, if it is there. */
  syncAuthFlow?(request: Request): AuthFlow;

  /** Yields the request, changed as need be, and may yield further ones, depending on the responses. */
  *authFlow(request: Request): AuthFlow {
    yield request;
  }
}

/** A name and a password for HTTP's basic authentication, as `httpx.BasicAuth`. */
export class BasicAuth extends Auth {
  readonly #header: string;

  constructor(username: string, password: string) {
    super();
    this.#header = basicAuthorization(username, password, "utf-8");
  }

  override *authFlow(request: Request): AuthFlow {
    request.headers.set("Authorization", this.#header);
    yield request;
  }
}

class FunctionAuth extends Auth {
  readonly #change: (request: Request) => Request;

  constructor(change: (request: Request) => Request) {
    super();
    this.#change = change;
  }

  override *authFlow(request: Request): AuthFlow {
    yield this.#change(request);
  }
}

/** @returns what was given, as an {@link Auth}. @throws TypeError for what is none */
export function buildAuth(auth: AuthTypes | null): Auth | null {
  if (auth === null || auth instanceof Auth) return auth;
  if (Array.isArray(auth)) return new BasicAuth(String(auth[0]), String(auth[1]));
  if (typeof auth === "function") return new FunctionAuth(auth);
  throw new TypeError(`Invalid "auth" argument: ${repr(auth)}`);
}
