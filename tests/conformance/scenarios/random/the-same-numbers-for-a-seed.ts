import * as random from "random";
const show = (xs) => "[" + xs.join(", ") + "]";
const range = (n) => Array.from({ length: n }, (_, i) => i);
for (const s of [0, 1, 12345678901234567890n, -5, "hello", "", "ünïcode"]) {
  random.seed(s);
  console.log(show([0, 1, 2].map(() => random.random())), random.randint(1, 6), random.randrange(10), random.randrange(3, 100, 7), random.uniform(2, 5));
  const xs = range(10);
  random.shuffle(xs);
  console.log(show(xs));
  console.log(show(random.sample(range(100), 5)), show(random.sample(range(10), 8)), show(random.sample(range(5000), 10)));
  const q = (xs) => show(xs.map((x) => `'${x}'`));
  console.log(random.choice("abcdef"), show(random.choices([1, 2, 3], [5, 1, 1], { k: 6 })), q(random.choices("ab", { k: 3 })), random.getrandbits(40), random.getrandbits(7));
  console.log(Number(random.gauss(0, 1).toFixed(12)), Number(random.expovariate(2).toFixed(12)), random.randint(0, 2 ** 40));
}
const r = new random.Random(42);
console.log(r.random(), r.randint(0, 10));
for (const f of [() => random.randrange(0), () => random.randint(3, 1), () => random.choice([]), () => random.sample([1], 2), () => random.randrange(5, 1), () => random.randrange(1, 5, 0), () => random.randrange(1, 1, 3)]) {
  try {
    f();
  } catch (e) {
    console.log(e.name, e.message);
  }
}
