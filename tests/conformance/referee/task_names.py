"""Every program's first task is Task-1.

The counter is kept by the C implementation, out of reach of Python, in the state of the module
`_asyncio`: found there by watching it count, and set back in place.
"""

import asyncio
import ctypes

import _asyncio

STATE_WORDS = 64


async def _nothing():
    """For a task that only takes a number."""


def _next_number():
    loop = asyncio.new_event_loop()
    coroutine = _nothing()
    task = asyncio.Task(coroutine, loop=loop)
    task.cancel()
    loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
    loop.close()
    coroutine.close()
    return int(task.get_name().removeprefix("Task-"))


def _find_counter():
    # PyModuleObject: reference count, type, dictionary, definition, state: one machine word each.
    word = ctypes.sizeof(ctypes.c_void_p)
    state = ctypes.c_size_t.from_address(id(_asyncio) + 4 * word).value
    words = [ctypes.c_uint64.from_address(state + 8 * index) for index in range(STATE_WORDS)]
    for _ in range(3):
        number = _next_number()
        words = [candidate for candidate in words if candidate.value == number]
    if len(words) != 1:
        raise RuntimeError(f"{len(words)} words of _asyncio's state count like its task names")
    return words[0]


_counter = None


def install():
    """Find the counter. Needs a loop policy in place."""
    global _counter
    _counter = _find_counter()


def restart():
    """The next task without a name is Task-1."""
    _counter.value = 0
