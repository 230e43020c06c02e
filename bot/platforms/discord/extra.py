"""Whether what Discord needs is installed; nothing that this file imports needs it."""

from importlib.util import find_spec

SAID = (
    "Discord is set up, but the package that it needs is not installed (discord.py): "
    "pip install 'standfirst[discord]', or from a checkout: pip install '.[discord]'."
)


def missing() -> str:
    """What to install, in a sentence; "" where nothing is missing."""
    return SAID if find_spec("discord") is None else ""
