import { deflate, gzip } from "../../gzip.ts";
import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { fromBase64, textOf, utf8 } from "../bytes.ts";
import { prettyJson } from "../python-json.ts";
import type { Router } from "../routing.ts";
import { echo } from "./echo.ts";
import {
  DENIED,
  FORM,
  indexPage,
  NOVEL,
  ROBOTS,
  SLIDE_SHOW,
  SLIDE_SHOW_XML,
  UNICODE_SAMPLE,
} from "./pages.ts";
import { html, json, redirect } from "./responses.ts";

const MOST_LINKS = 200;

/** The routes that serve content in some format or encoding. */
export function addContentRoutes(router: Router): void {
  router.add("/", () => html(indexPage(router.patterns)));
  router.add("/json", () => json(SLIDE_SHOW));
  router.add("/html", () => html(NOVEL));
  router.add("/xml", () => document("application/xml", SLIDE_SHOW_XML));
  router.add("/robots.txt", () => document("text/plain", ROBOTS));
  router.add("/deny", () => document("text/plain", DENIED));
  router.add("/encoding/utf8", () => html(UNICODE_SAMPLE));
  router.add("/forms/post", () => html(FORM));
  router.add("/gzip", (request) => compressed(request, "gzip", "gzipped", gzip));
  router.add("/deflate", (request) => compressed(request, "deflate", "deflated", deflate));
  router.add("/base64/<value>", (_, { value = "" }) => {
    const bytes = fromBase64(value.replaceAll("-", "+").replaceAll("_", "/"));
    const text = bytes === null ? null : textOf(bytes);
    return html(text ?? "Incorrect Base64 data; this is some: SGVsbG8h");
  });
  router.add("/links/<int:count>", (_, { count }) => redirect(`/links/${Number(count)}/0`));
  router.add("/links/<int:count>/<int:current>", (_, { count, current }) =>
    html(links(Number(count), Number(current))),
  );
}

function document(type: string, text: string): ServiceResponse {
  return { status: 200, headers: [["Content-Type", type]], body: utf8(text) };
}

function compressed(
  request: ServiceRequest,
  coding: string,
  flag: string,
  compress: (bytes: Uint8Array) => Uint8Array,
): ServiceResponse {
  const told = new Map([...echo(request, ["headers", "method", "origin"]), [flag, true]]);
  return {
    ...json(null, [["Content-Encoding", coding]]),
    body: compress(utf8(prettyJson(told))),
  };
}

function links(wanted: number, current: number): string {
  const count = Math.min(Math.max(1, wanted), MOST_LINKS);
  const items = Array.from({ length: count }, (_, index) =>
    index === current ? `${index} ` : `<a href='/links/${count}/${index}'>${index}</a> `,
  );
  return `<html><head><title>Links</title></head><body>${items.join("")}</body></html>`;
}
