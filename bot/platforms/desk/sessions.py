"""Who is at the desk: a signed cookie, and the token that every form carries.  Pure."""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Session:
    """A way in that was opened.  nonce: random, so that no two sessions share a form token.  expires: whole seconds."""

    newsroom: int
    member: int
    expires: datetime
    nonce: str


def seal(session: Session, secret: bytes) -> str:
    """The cookie's value: the session in the clear, then its HMAC-SHA256."""
    words = f"{session.newsroom}.{session.member}.{int(session.expires.timestamp())}.{session.nonce}"
    return f"{words}.{_sign('session', words, secret)}"


def unseal(value: str, secret: bytes, now: datetime) -> Session | None:
    """The session of a cookie; None when it was not sealed by us, was changed, or has expired."""
    words, _, signature = value.rpartition(".")
    if not hmac.compare_digest(signature.encode(), _sign("session", words, secret).encode()):
        return None
    newsroom, member, expires, nonce = words.split(".")
    session = Session(int(newsroom), int(member), datetime.fromtimestamp(int(expires), UTC), nonce)
    return session if now < session.expires else None


def form_token(sealed: str, secret: bytes) -> str:
    """What a form of this session must carry (against cross-site request forgery)."""
    return _sign("form", sealed, secret)


def form_token_holds(given: str, sealed: str, secret: bytes) -> bool:
    """Whether a form's token belongs to the session; takes the same time whatever is given."""
    return hmac.compare_digest(given.encode(), form_token(sealed, secret).encode())


def token_hash(token: str) -> str:
    """What is stored of a token that opens the desk: its SHA-256, so that the database lets nobody in."""
    return sha256(token.encode()).hexdigest()


def _sign(purpose: str, words: str, secret: bytes) -> str:
    return hmac.new(secret, f"{purpose}\0{words}".encode(), sha256).hexdigest()
