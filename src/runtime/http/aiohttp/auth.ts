import { ValueError } from "../../builtins/exceptions.ts";
import { quote } from "../../builtins/quote.ts";
import { basicAuthorization } from "../basic-auth.ts";

/** A name and a password for HTTP's basic authentication, as `aiohttp.BasicAuth`. */
export class BasicAuth {
  readonly login: string;
  readonly password: string;
  readonly encoding: "latin1" | "utf-8";

  /**
   * @param encoding how texts become bytes
   * @throws ValueError for a name with a colon
   */
  constructor(login: string, password = "", encoding: "latin1" | "utf-8" = "latin1") {
    if (login.includes(":")) throw new ValueError('A ":" is not allowed in login (RFC 1945#section-11.1)');
    this.login = login;
    this.password = password;
    this.encoding = encoding;
  }

  /** The `Authorization` header. */
  encode(): string {
    return basicAuthorization(this.login, this.password, this.encoding);
  }

  /** Python's `repr`. */
  toString(): string {
    return `BasicAuth(login=${quote(this.login)}, password=${quote(this.password)}, encoding=${quote(this.encoding)})`;
  }

  /** @internal How `console.log` shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
