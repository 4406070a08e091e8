declare module "virtual:playloop/declarations" {
  /** Text by the URI at which the editor finds it, made of the runtime's sources when the site is built. */
  const declarations: Readonly<Record<string, string>>;
  export default declarations;
}
