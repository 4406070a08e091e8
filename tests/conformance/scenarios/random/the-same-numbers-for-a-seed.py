import random
for s in (0, 1, 12345678901234567890, -5, "hello", "", "ünïcode"):
    random.seed(s)
    print([random.random() for _ in range(3)], random.randint(1, 6), random.randrange(10), random.randrange(3, 100, 7), random.uniform(2, 5))
    xs = list(range(10)); random.shuffle(xs); print(xs)
    print(random.sample(range(100), 5), random.sample(range(10), 8), random.sample(range(5000), 10))
    print(random.choice("abcdef"), random.choices([1, 2, 3], [5, 1, 1], k=6), random.choices("ab", k=3), random.getrandbits(40), random.getrandbits(7))
    print(round(random.gauss(0, 1), 12), round(random.expovariate(2), 12), random.randint(0, 2**40))
r = random.Random(42)
print(r.random(), r.randint(0, 10))
for f in (lambda: random.randrange(0), lambda: random.randint(3, 1), lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randrange(5, 1), lambda: random.randrange(1, 5, 0), lambda: random.randrange(1, 1, 3)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
