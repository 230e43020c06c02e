"""One file a source kind, found by looking into this folder: ``KIND`` and a pure ``entries``."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache

from bot.collect.listing import Listing

Reader = Callable[[bytes, str, str, datetime], Listing]


@cache
def kinds() -> Mapping[str, Reader]:
    """The readers by kind.

    A reader is ``entries(body, content_type, base, at) -> Listing``.  body: unpacked bytes.  content_type: the header.
    base: what links are resolved against.  at: now, UTC; no date of the result is later.
    Raises NotThisKind where the body is something else.
    """
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return {module.KIND: module.entries for module in modules}
