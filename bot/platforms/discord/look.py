"""What a renderer must know beside the reply."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commands.buttons import Button


@dataclass(frozen=True, slots=True)
class Look:
    """How replies look here.

    desk: the desk's public address without a slash at its end, or "".  extra: buttons added to a reply's last row.
    pictures: the file name of a chart's picture, attached to the message, by the chart's title.  plain: content instead
    of components, for a forum's first post or where their flag is refused.
    """

    desk: str = ""
    extra: tuple[Button, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    plain: bool = False
