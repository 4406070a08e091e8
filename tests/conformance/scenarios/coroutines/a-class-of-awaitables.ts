import * as asyncio from "asyncio";

class Delay {
  constructor(seconds, value) {
    this.seconds = seconds;
    this.value = value;
  }

  *__await__() {
    yield* asyncio.sleep(this.seconds).__await__();
    return this.value;
  }
}

async function main() {
  console.log(await new Delay(1, "one"));
  console.log((await asyncio.gather(new Delay(2, "two"), new Delay(1, "three"))).join(" "));
  console.log(await asyncio.waitFor(new Delay(1, "four"), 2));
}

asyncio.run(main());
