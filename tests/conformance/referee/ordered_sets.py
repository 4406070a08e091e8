"""Sets that keep the order of insertion, for the modules of asyncio that iterate over sets.

CPython iterates over a set of tasks by their addresses, so that two runs of one program may differ.
"""

import ast
import asyncio
import inspect
import textwrap
import weakref
from asyncio import taskgroups, tasks
from collections.abc import MutableSet


class OrderedSet(MutableSet):
    """As the built-in set, iterated in order of insertion."""

    __slots__ = ("_items", "__weakref__")

    def __init__(self, items=()):
        self._items = dict.fromkeys(items)

    def __contains__(self, item):
        return item in self._items

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def __repr__(self):
        return f"{{{', '.join(map(repr, self))}}}" if self else "set()"

    def add(self, item):
        self._items[item] = None

    def discard(self, item):
        self._items.pop(item, None)

    def pop(self):
        item = next(iter(self), self)
        if item is self:
            raise KeyError("pop from an empty set")
        self.discard(item)
        return item

    def clear(self):
        self._items.clear()

    def copy(self):
        return OrderedSet(self)

    def update(self, *others):
        for other in others:
            self._items.update(dict.fromkeys(other))

    def union(self, *others):
        result = self.copy()
        result.update(*others)
        return result

    def difference(self, *others):
        excluded = set().union(*others)
        return OrderedSet(item for item in self if item not in excluded)

    def intersection(self, *others):
        return OrderedSet(item for item in self if all(item in other for other in others))

    def issubset(self, other):
        return all(item in other for item in self)


def ordered_weak_set():
    result = weakref.WeakSet()
    result.data = OrderedSet()
    return result


class _SetComprehensions(ast.NodeTransformer):
    def visit_SetComp(self, node):
        self.generic_visit(node)
        items = ast.ListComp(elt=node.elt, generators=node.generators)
        return ast.Call(func=ast.Name(id="set", ctx=ast.Load()), args=[items], keywords=[])


def _order_comprehensions(function):
    """Recompile a function so that its set comprehensions build what its module calls `set`."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    tree = ast.fix_missing_locations(_SetComprehensions().visit(tree))
    scope = {}
    exec(compile(tree, function.__code__.co_filename, "exec"), scope)
    function.__code__ = scope[function.__name__].__code__


def install():
    """Order the sets of `wait`, `as_completed`, `all_tasks` and `TaskGroup`, from now on."""
    tasks.set = taskgroups.set = OrderedSet
    _order_comprehensions(tasks._AsCompletedIterator.__init__)

    all_tasks_by_address = tasks.all_tasks

    def all_tasks(loop=None):
        """Return a set of all tasks for the loop."""
        unordered = all_tasks_by_address(loop)
        loop = loop or asyncio.get_running_loop()
        return OrderedSet(sorted(unordered, key=loop.task_order))

    tasks.all_tasks = asyncio.all_tasks = all_tasks
