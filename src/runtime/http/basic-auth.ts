/** @returns the `Authorization` header of HTTP's basic authentication; texts are sent as Latin-1 unless UTF-8 is asked for. */
export function basicAuthorization(
  login: string,
  password: string,
  encoding: "latin1" | "utf-8" = "latin1",
): string {
  const credentials = `${login}:${password}`;
  const bytes =
    encoding === "utf-8"
      ? new TextEncoder().encode(credentials)
      : Uint8Array.from(credentials, (letter) => letter.charCodeAt(0));
  return `Basic ${toBase64(bytes)}`;
}

/** @returns bytes in base64. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
