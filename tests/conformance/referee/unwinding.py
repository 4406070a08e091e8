"""A stopped program runs no further line, not even of an `except BaseException` or a `finally`.

Otherwise a coroutine that catches everything in an endless loop would keep its own closing from ending.
"""

import sys
import types

from virtual_clock import Stop

_TOOL = 4
_monitoring = sys.monitoring


def install():
    _monitoring.use_tool_id(_TOOL, "referee")
    _monitoring.register_callback(_TOOL, _monitoring.events.LINE, _refuse)


def refuse_lines_of(code):
    """From now on each line of this code and of all functions in it raises Stop instead of running."""
    _monitoring.set_local_events(_TOOL, code, _monitoring.events.LINE)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            refuse_lines_of(constant)


def _refuse(_code, _line):
    raise Stop
