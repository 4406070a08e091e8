import asyncio


async def main():
    group = ExceptionGroup("many", [ValueError("a"), ExceptionGroup("inner", [OSError("b")])])
    print(group.message, len(group.exceptions))
    for e in group.exceptions:
        print(type(e).__name__, "group" if isinstance(e, ExceptionGroup) else str(e))
    only = group.subgroup(lambda e: isinstance(e, OSError))
    print("subgroup", only.exceptions[0].message, str(only.exceptions[0].exceptions[0]))
    match, rest = group.split(ValueError)
    print("split", len(match.exceptions), rest.exceptions[0].message)


asyncio.run(main())
