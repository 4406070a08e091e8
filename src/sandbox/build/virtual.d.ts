/** The sandbox's scripts as text, made by the Vite plugin `sandboxScripts`. */
declare module "virtual:playloop/sandbox" {
  export const bootstrap: string;
  export const bootstrapHash: string;
  export const runtime: string;
}
