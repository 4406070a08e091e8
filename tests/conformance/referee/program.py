"""Runs one program after the other, each as if it were the first of a fresh interpreter."""

import contextvars
import gc
import json
import linecache
import logging
import random
import sys
import types
import warnings

import ordered_sets
import task_names
import unwinding
import virtual_clock
import virtual_loop
from printed_lines import PrintedLines
from virtual_clock import Stop, clock

FILE_NAME = "main.py"


def install():
    """Prepare this interpreter, once."""
    virtual_clock.install()
    virtual_loop.install()
    ordered_sets.install()
    unwinding.install()
    warnings.formatwarning = _format_warning
    clock.start(iterations=100, virtual_time=1)
    virtual_loop.renew()
    task_names.install()
    # What is here now is never garbage; leaving it out makes a collection a hundred times faster.
    gc.collect()
    gc.freeze()
    # Collected only where it is known when: at a loop's close and at the program's end.
    gc.disable()


def run(request):
    """Run `{"source", "argv", "seed", "iterations", "virtualTime"}`, JSON in and out."""
    return json.dumps(_run(**json.loads(request)))


def _run(source, argv, seed, iterations, virtualTime):
    clock.start(iterations=iterations, virtual_time=virtualTime)
    printed = PrintedLines()
    sys.stdout, sys.stderr, sys.argv = printed.stdout, printed.stderr, [FILE_NAME, *argv]
    try:
        with warnings.catch_warnings():
            _renew(seed)
            error = contextvars.Context().run(_execute, source)
            virtual_time = clock.seconds()
            # The module is gone, as at an interpreter's end: what its garbage has to say is said now.
            sys.modules.pop("__main__", None)
            gc.collect()
        status = clock.stopped or ("error" if error else "ok")
        return {
            "output": printed.finish(),
            "status": status,
            "error": error if status == "error" else None,
            "virtualTime": virtual_time,
        }
    finally:
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__


def _renew(seed):
    virtual_loop.renew()
    task_names.restart()
    random.seed(seed)
    sys.set_asyncgen_hooks(None, None)
    sys.set_coroutine_origin_tracking_depth(0)
    logging.root.handlers.clear()
    logging.root.setLevel(logging.WARNING)
    logging.getLogger("asyncio").setLevel(logging.NOTSET)


def _execute(source):
    """Run a module of the source; its uncaught error as `{"name", "message"}`, or None."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    lines = source.splitlines(keepends=True)
    linecache.cache[FILE_NAME] = (len(source), None, lines, FILE_NAME)
    try:
        code = compile(source, FILE_NAME, "exec")
        clock.on_stop = lambda: unwinding.refuse_lines_of(code)
        exec(code, module.__dict__)
    except Stop:
        return None
    except SystemExit as error:
        return None if error.code in (None, 0) else _describe(error)
    except BaseException as error:
        return _describe(error)
    return None


def _describe(error):
    return {"name": type(error).__name__, "message": str(error)}


def _format_warning(message, category, *_place, **_more):
    """Without file and line, which are another language's on the other side."""
    return f"{category.__name__}: {message}\n"
