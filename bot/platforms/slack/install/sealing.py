"""Tokens as they lie in the database: encrypted and authenticated, so that a copy of the file opens no workspace.

Fernet (https://github.com/fernet/spec): AES-128-CBC with HMAC-SHA256.  The first key seals and all of them open, so a
new key is put before the old ones, and an old one is taken out once nothing is sealed with it any more.
"""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from summaries.errors import BadInput

SETTING = "slack.token_keys"


class Sealing:
    """Seals and opens with the keys of the settings.  Raises BadInput, naming the setting, where one is no key."""

    def __init__(self, keys: Sequence[str]) -> None:
        try:
            each = [Fernet(key) for key in keys]
            self._first, self._all = each[0], MultiFernet(each)
        except (ValueError, IndexError):
            # Without its cause: a traceback is no place for a key.
            raise BadInput(
                f"{SETTING} holds no key, or one that is none: each is 44 characters. "
                "Take one from: standfirst init slack --workspaces."
            ) from None

    def seal(self, plain: bytes) -> bytes:
        """Sealed with the first key; other bytes each time."""
        return self._first.encrypt(plain)

    def open(self, sealed: bytes) -> bytes:
        """What was sealed with any of the keys.  Raises BadInput where none of them opens it."""
        try:
            return self._all.decrypt(sealed)
        except InvalidToken:
            raise BadInput(
                f"The stored tokens of Slack do not open with {SETTING}. Put the key back that they were sealed with, "
                "after the new one if there is one."
            ) from None

    def outdated(self, sealed: bytes) -> bool:
        """Whether it takes a later key than the first to open it."""
        try:
            self._first.decrypt(sealed)
        except InvalidToken:
            return True
        return False


def fresh_key() -> str:
    """A new key, 44 characters."""
    return Fernet.generate_key().decode()
