"""The clock that a refereed program lives by, and the `time` module that shows it.

Time is a whole number of nanoseconds, so that a deadline of 0.1 + 0.2 and one of 0.3 seconds are the
same instant. It moves only when the event loop waits or when the program blocks in `time.sleep`.
"""

import math
import time

NANOSECONDS = 1_000_000_000


class Stop(BaseException):
    """Unwinds a program that cannot or may not go on. No program's `except Exception` catches it."""


def to_nanoseconds(seconds):
    """Seconds as a float to whole nanoseconds, half a nanosecond rounding up; for ever stays for ever."""
    instant = seconds * NANOSECONDS + 0.5
    return instant if math.isinf(instant) else math.floor(instant)


class VirtualClock:
    def __init__(self):
        self.start(iterations=0, virtual_time=0)

    def start(self, *, iterations, virtual_time):
        """Begin a new program at zero, with its limits: loop iterations, and seconds."""
        self.now = 0
        self.stopped = None
        self.on_stop = lambda: None
        self._iterations_left = iterations
        self._latest = to_nanoseconds(virtual_time)

    def seconds(self):
        return self.now / NANOSECONDS

    def advance_to(self, instant):
        if instant > self._latest:
            self.stop("stopped")
        self.now = max(self.now, instant)

    def count_iteration(self):
        """Called once an iteration of any loop: raises where the program was stopped or used up its limit."""
        if self.stopped:
            raise Stop
        self._iterations_left -= 1
        if self._iterations_left < 0:
            self.stop("stopped")

    def stop(self, reason):
        """End the program for good: `reason` is the status it is given."""
        if not self.stopped:
            self.stopped = reason
            self.on_stop()
        raise Stop


clock = VirtualClock()


def sleep(seconds):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    clock.advance_to(clock.now + to_nanoseconds(seconds))


def install():
    """Make the `time` module show the virtual clock, from now on."""
    time.sleep = sleep
    for name in ("time", "monotonic", "perf_counter"):
        setattr(time, name, clock.seconds)
        setattr(time, f"{name}_ns", lambda: clock.now)
