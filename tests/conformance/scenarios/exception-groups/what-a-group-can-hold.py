import asyncio
import builtins


class Own(ExceptionGroup):
    def derive(self, errors):
        return Own("derived", errors)


class Unmarked(ExceptionGroup):
    pass


attempts = [
    lambda: ExceptionGroup(),
    lambda: ExceptionGroup("one"),
    lambda: ExceptionGroup("none", []),
    lambda: ExceptionGroup("no list", ValueError()),
    lambda: ExceptionGroup("not all", [ValueError(), ValueError]),
    lambda: ExceptionGroup("cancelled", [asyncio.CancelledError()]),
    lambda: Own("cancelled", [asyncio.CancelledError()]),
    lambda: ExceptionGroup("a", [ValueError("b")]).subgroup(3),
    lambda: ExceptionGroup("a", [ValueError("b")]).split([ValueError, 3]),
]
for attempt in attempts:
    try:
        attempt()
    except (TypeError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")

for errors in ([ValueError("a")], [KeyboardInterrupt("k"), ValueError("v")]):
    group = BaseExceptionGroup("made", errors)
    print(type(group).__name__, isinstance(group, Exception), isinstance(group, BaseExceptionGroup))

group = Own("own", [ValueError(1), Unmarked("inner", [TypeError("t"), ValueError(2)]), OSError("o")])
group.__cause__ = KeyError("c")


def show(group, depth=0):
    if group is None:
        print("nothing")
        return
    print("  " * depth + f"{type(group).__name__} {group.message}")
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            show(error, depth + 1)
        else:
            print("  " * (depth + 1) + repr(error))


match, rest = group.split((ValueError, OSError))
show(match)
show(rest)
print(type(match.__cause__).__name__, type(rest.__cause__).__name__)
show(group.subgroup(builtins.KeyError))
show(group.subgroup(lambda e: isinstance(e, TypeError) or getattr(e, "message", "") == "inner"))
print(group.subgroup(Own) is group, group.split(Exception)[1])
print(repr(group.exceptions[1]))
