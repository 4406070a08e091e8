import { RuntimeError, StopAsyncIteration } from "../../builtins/exceptions.ts";
import type { AsyncGenerator } from "../../loop/async-generator.ts";
import type { Auth, AuthFlow } from "./auth.ts";
import type { Request } from "./request.ts";
import type { Response } from "./response.ts";
import type { TimedSteps } from "./timed-steps.ts";
import type { ClientKind } from "./transport-errors.ts";

type AsyncFlow = AsyncGenerator<Request, Response>;

/** Goes through the flow of an authentication, be it an ordinary generator or an asynchronous one. */
export class AuthSteps {
  readonly #flow: AuthFlow | AsyncFlow;
  readonly #isAsync: boolean;

  constructor(auth: Auth, request: Request, kind: ClientKind) {
    this.#isAsync = kind === "async" && auth.asyncAuthFlow !== undefined;
    this.#flow = this.#isAsync
      ? (auth.asyncAuthFlow?.(request) as unknown as AsyncFlow)
      : ((kind === "sync" ? auth.syncAuthFlow?.(request) : undefined) ?? auth.authFlow(request));
  }

  /** The first request. @throws RuntimeError for a flow that yields none */
  *begin(): TimedSteps<Request> {
    const first = yield* this.#step(null);
    if (first === null) throw new RuntimeError("generator didn't yield");
    return first;
  }

  /** The request that a response is followed by, or null. */
  *next(response: Response): TimedSteps<Request | null> {
    return yield* this.#step(response);
  }

  /** Ends the flow, where it is not over. */
  *close(): TimedSteps<void> {
    if (this.#isAsync) yield { awaitable: (this.#flow as AsyncFlow).aclose() };
    else (this.#flow as AuthFlow).return();
  }

  *#step(response: Response | null): TimedSteps<Request | null> {
    if (!this.#isAsync) {
      const flow = this.#flow as AuthFlow;
      const { done, value } = response === null ? flow.next() : flow.next(response);
      return done === true ? null : (value as Request);
    }
    const flow = this.#flow as AsyncFlow;
    try {
      return (yield { awaitable: response === null ? flow.__anext__() : flow.asend(response) }) as Request;
    } catch (error) {
      if (error instanceof StopAsyncIteration) return null;
      throw error;
    }
  }
}
