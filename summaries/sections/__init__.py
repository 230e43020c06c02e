"""The sections of a briefing, one module each, found by scanning this room.

A section module has ``SECTION`` (its name), ``ORDER`` (smaller stands higher) and ``lines(case)``, which
returns its lines,
the most needed first.  A new section is one new module.
"""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import NamedTuple

from summaries.model import Line, SectionName
from summaries.sections.case import Case


class Section(NamedTuple):
    """One section: what it is called, where it stands, and how its lines are found."""

    order: int
    name: SectionName
    lines: Callable[[Case], list[Line]]


@cache
def sections() -> tuple[Section, ...]:
    """Every section of this room, in the order in which a briefing shows them."""
    found = []
    for entry in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{entry.name}")
        if hasattr(module, "SECTION"):
            found.append(Section(module.ORDER, module.SECTION, module.lines))
    return tuple(sorted(found, key=lambda section: section.order))
