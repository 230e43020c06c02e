"""Names and descriptions of commands in other languages: none yet; a table by locale is all that it takes.

Discord's locales: https://docs.discord.com/developers/reference#locales.  A command's words stand under its name, an
option's under ``command option``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of one language.  names: lower case, 1 to 32 characters; descriptions: 1 to 100."""

    names: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)


Tongues = Mapping[str, Tongue]
TONGUES: Tongues = {}
