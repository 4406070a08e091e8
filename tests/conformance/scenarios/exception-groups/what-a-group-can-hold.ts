import * as asyncio from "asyncio";
import {
  BaseExceptionGroup,
  Exception,
  ExceptionGroup,
  KeyboardInterrupt,
  KeyError,
  OSError,
  TypeError,
  ValueError,
} from "builtins";

class Own extends ExceptionGroup {
  derive(errors) {
    return new Own("derived", errors);
  }
}

class Unmarked extends ExceptionGroup {}

const attempts = [
  () => new ExceptionGroup(),
  () => new ExceptionGroup("one"),
  () => new ExceptionGroup("none", []),
  () => new ExceptionGroup("no list", new ValueError()),
  () => new ExceptionGroup("not all", [new ValueError(), ValueError]),
  () => new ExceptionGroup("cancelled", [new asyncio.CancelledError()]),
  () => new Own("cancelled", [new asyncio.CancelledError()]),
  () => new ExceptionGroup("a", [new ValueError("b")]).subgroup(3),
  () => new ExceptionGroup("a", [new ValueError("b")]).split([ValueError, 3]),
];
for (const attempt of attempts) {
  try {
    attempt();
  } catch (e) {
    if (!(e instanceof TypeError || e instanceof ValueError)) throw e;
    console.log(`${e.name}: ${e.message}`);
  }
}

const python = (truth) => (truth ? "True" : "False");
for (const errors of [[new ValueError("a")], [new KeyboardInterrupt("k"), new ValueError("v")]]) {
  const group = new BaseExceptionGroup("made", errors);
  console.log(group.name, python(group instanceof Exception), python(group instanceof BaseExceptionGroup));
}

const group = new Own(
  "own",
  [new ValueError(1), new Unmarked("inner", [new TypeError("t"), new ValueError(2)]), new OSError("o")],
  { cause: new KeyError("c") },
);

function show(group, depth = 0) {
  if (group === null) {
    console.log("nothing");
    return;
  }
  console.log("  ".repeat(depth) + `${group.name} ${group.message}`);
  for (const error of group.exceptions) {
    if (error instanceof BaseExceptionGroup) show(error, depth + 1);
    else console.log("  ".repeat(depth + 1) + (typeof error.args[0] === "string" ? `${error.name}('${error.args[0]}')` : `${error.name}(${error.args[0]})`));
  }
}

const [match, rest] = group.split([ValueError, OSError]);
show(match);
show(rest);
console.log(match.cause.name, rest.cause.name);
show(group.subgroup(KeyError));
show(group.subgroup((e) => e instanceof TypeError || e.message === "inner"));
console.log(python(group.subgroup(Own) === group), group.split(Exception)[1] === null ? "None" : "rest");
console.log(group.exceptions[1]);
