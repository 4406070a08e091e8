import * as asyncio from "asyncio";
import { ExceptionGroup, OSError, ValueError } from "builtins";

async function main() {
  const group = new ExceptionGroup("many", [new ValueError("a"), new ExceptionGroup("inner", [new OSError("b")])]);
  console.log(group.message, group.exceptions.length);
  for (const e of group.exceptions) {
    console.log(e.name, e instanceof ExceptionGroup ? "group" : e.message);
  }
  const only = group.subgroup((e) => e instanceof OSError);
  console.log("subgroup", only.exceptions[0].message, only.exceptions[0].exceptions[0].message);
  const [match, rest] = group.split(ValueError);
  console.log("split", match.exceptions.length, rest.exceptions[0].message);
}

asyncio.run(main());
