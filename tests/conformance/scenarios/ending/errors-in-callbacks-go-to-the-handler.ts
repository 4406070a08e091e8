import * as asyncio from "asyncio";
import { RuntimeError, ValueError } from "builtins";

async function main() {
  const loop = asyncio.getRunningLoop();
  const fail = () => {
    throw new ValueError("in a callback");
  };
  loop.setExceptionHandler((loop, context) => console.log(context.exception.name, context.exception.message));
  loop.callSoon(fail);
  loop.callLater(1, fail);
  await asyncio.sleep(2);
  loop.callExceptionHandler({ message: "by hand", exception: new RuntimeError("given") });
  console.log("goes on");
}

asyncio.run(main());
