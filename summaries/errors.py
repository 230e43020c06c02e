"""The one error family: each message says what happened, to what, and what to do next."""


class StandfirstError(Exception):
    """Something a person can act on; its text is shown as it stands, in one plain sentence or two."""


class BadInput(StandfirstError):
    """What was given (a file, a key, an address, a command) is wrong; nothing was changed.  Exit code 2."""


class NotFound(StandfirstError):
    """What was asked for does not exist in this newsroom."""


class NotAllowed(StandfirstError):
    """The person's role does not reach this far; the message names the role that does."""


class Conflict(StandfirstError):
    """The thing changed in the meantime, or would collide with another."""


class Unreachable(StandfirstError):
    """A source, page or platform could not be reached, or answered with something unusable."""


class StoreError(StandfirstError):
    """The database is full, locked, damaged or of a newer version; what was committed stays."""
