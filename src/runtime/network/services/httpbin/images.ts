import { headerOf } from "../../http/message.ts";
import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { fromBase64, utf8 } from "../bytes.ts";
import type { Router } from "../routing.ts";
import { statusResponse } from "./status.ts";

/** One small picture, a yellow square on blue, in each of the kinds that httpbin serves. */

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" viewBox="0 0 8 8">
  <rect width="8" height="8" fill="#27408b"/>
  <rect x="2" y="2" width="4" height="4" fill="#ffd43b"/>
</svg>
`;

const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAGklEQVR42mNQd+jGihgISPy/Yg1HtJIgwVUAjQpOQeYLaAoA" +
  "AAAASUVORK5CYII=";

const JPEG =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWG" +
  "kJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk" +
  "pKSkpKSkpKSkpKSkpKT/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAbEAEAAAcAAAAAAAAA" +
  "AAAAAAAAFCQxUWSBkf/EABUBAQEAAAAAAAAAAAAAAAAAAAME/8QAGREAAgMBAAAAAAAAAAAAAAAAAAECERIh/9oADAMBAAIR" +
  "AxEAPwCeUgMnd+UAVRjm+ht2f//Z";

const WEBP =
  "UklGRlgAAABXRUJQVlA4IEwAAADwAQCdASoIAAgABABoJagCdAaUC2dyI4gA/k6GZyNUlxsXoVhwcLtTFVOZ9s46ZU1CtsUb" +
  "2EKn/0gPjwl/yb+bO4GJL6SD2mowNAAA";

/** In the order in which `/image` prefers them. */
const KINDS: readonly { readonly name: string; readonly type: string; readonly content: () => Uint8Array }[] =
  [
    { name: "webp", type: "image/webp", content: () => decoded(WEBP) },
    { name: "svg", type: "image/svg+xml", content: () => utf8(SVG) },
    { name: "jpeg", type: "image/jpeg", content: () => decoded(JPEG) },
    { name: "png", type: "image/png", content: () => decoded(PNG) },
  ];

/** The routes that answer with a picture. */
export function addImageRoutes(router: Router): void {
  router.add("/image", bestImage);
  for (const { name } of KINDS) router.add(`/image/${name}`, () => image(name));
}

function bestImage(request: ServiceRequest): ServiceResponse {
  const accept = headerOf(request.headers, "Accept")?.toLowerCase();
  if (accept === undefined) return image("png");
  const kind = KINDS.find(({ type }) => accept.includes(type));
  if (kind !== undefined) return image(kind.name);
  return accept.includes("image/*") ? image("png") : statusResponse(406);
}

function image(wanted: string): ServiceResponse {
  const kind = KINDS.find(({ name }) => name === wanted) as (typeof KINDS)[number];
  return { status: 200, headers: [["Content-Type", kind.type]], body: kind.content() };
}

function decoded(base64: string): Uint8Array {
  return fromBase64(base64) as Uint8Array;
}
