"""An event loop in virtual time.

It keeps CPython's own `_run_once`; only the place where a loop would wait for the operating system is
ours: the loop is its own selector, and `select(timeout)` moves the clock to the first timer.
"""

import asyncio
import gc
import itertools
import math
import weakref
from asyncio import base_events, events

from ordered_sets import ordered_weak_set
from virtual_clock import NANOSECONDS, clock, to_nanoseconds


class TimerHandle(events.TimerHandle):
    """A timer ordered by (deadline, creation). CPython's compares deadlines only, and its heap does not
    keep the order of equal ones."""

    __slots__ = ("instant", "order")

    def __init__(self, instant, order, *rest):
        super().__init__(instant / NANOSECONDS, *rest)
        self.instant = instant
        self.order = order

    def __lt__(self, other):
        return (self.instant, self.order) < (other.instant, other.order)


class VirtualEventLoop(base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = self
        self._asyncgens = ordered_weak_set()
        self._timer_order = itertools.count()
        self._task_order = weakref.WeakKeyDictionary()
        self._task_count = itertools.count()
        self._starting = {}

    @property
    def _clock_resolution(self):
        """Less than a nanosecond, but never so little that adding it changes nothing: `_run_once` takes a
        timer only where it is due before now plus this."""
        return max(0.5 / NANOSECONDS, math.ulp(self.time()))

    @_clock_resolution.setter
    def _clock_resolution(self, value):
        """BaseEventLoop sets the system clock's, which is not ours."""

    def time(self):
        return clock.seconds()

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        timer = TimerHandle(to_nanoseconds(when), next(self._timer_order), callback, args, self, context)
        if timer._source_traceback:
            del timer._source_traceback[-1]
        base_events.heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def create_task(self, coro, **options):
        # An eager task runs, and makes others, before it is returned: it is older than those.
        self._starting[id(coro)] = next(self._task_count)
        try:
            task = super().create_task(coro, **options)
            self._task_order[task] = self._starting[id(coro)]
        finally:
            del self._starting[id(coro)]
        if getattr(task, "_source_traceback", None):
            del task._source_traceback[-1]
        return task

    def task_order(self, task):
        """The place of a task among all of this loop's, by creation (by first sight, if made by hand)."""
        if task not in self._task_order:
            order = self._starting.get(id(task.get_coro()))
            self._task_order[task] = next(self._task_count) if order is None else order
        return self._task_order[task]

    def select(self, timeout):
        clock.count_iteration()
        if timeout is None:
            clock.stop("deadlock")
        if timeout > 0:
            clock.advance_to(self._scheduled[0].instant)
        return ()

    def _process_events(self, event_list):
        """No event comes from outside."""

    def _write_to_self(self):
        """Nothing to wake: the loop never sleeps in the operating system."""

    def close(self):
        """Collects garbage, too: what CPython says when it happens to collect is said when the loop closes."""
        was_open = not self.is_closed()
        super().close()
        if was_open and not clock.stopped:
            gc.collect()


class VirtualEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = VirtualEventLoop


def install():
    """Undo what pyodide did to `asyncio.run`; new loops are virtual from the next `renew` on."""
    asyncio.run = asyncio.runners.run


def renew():
    """No loop runs, none is set, and every new one is virtual."""
    events._set_running_loop(None)
    events._event_loop_policy = VirtualEventLoopPolicy()
