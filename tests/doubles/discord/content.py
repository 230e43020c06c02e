"""What Discord takes as a message: how long, of what, and what goes together; and whom it pings."""

import re
from collections.abc import Mapping
from typing import Any

from tests.doubles.discord.components import component_faults, leaves
from tests.doubles.discord.embeds import embed_faults
from tests.doubles.discord.kept import EPHEMERAL, SILENT, SUPPRESS_EMBEDS, V2, Fault, Json

LONGEST = 2000
MOST_FILES = 10
SENT = set(
    "content embeds allowed_mentions components flags attachments poll tts nonce enforce_nonce message_reference "
    "sticker_ids shared_client_theme".split()
)
BY_WEBHOOK = set(
    "content embeds allowed_mentions components flags attachments poll tts thread_name applied_tags".split()
)
EDITED = set("content embeds allowed_mentions components flags attachments sticker_ids".split())
#: discord.py sends tts along with every edit.
EDITED_BY_WEBHOOK = EDITED - {"sticker_ids"} | {"poll", "tts"}
MAY_SET = EPHEMERAL | SUPPRESS_EMBEDS | SILENT | V2


def body_faults(body: Mapping[str, Any], known: set[str]) -> list[Fault]:
    """What is wrong in a message's body, taken by itself."""
    faults = [(key, "is no part of a message") for key in body if key not in known]
    flags = int(body.get("flags") or 0)
    v2 = bool(flags & V2)
    content = body.get("content")
    if content is not None and not isinstance(content, str):
        return [*faults, ("content", "is not a string")]
    if len(content or "") > LONGEST:
        faults.append(("content", f"Must be {LONGEST} or fewer in length, not {len(content or '')}"))
    if flags & ~MAY_SET:
        faults.append(("flags", f"{flags & ~MAY_SET} are flags that nobody sets"))
    if v2:
        faults += [
            (key, "The 'IS_COMPONENTS_V2' flag forbids it")
            for key in ("content", "embeds", "poll", "sticker_ids")
            if body.get(key) or (key == "poll" and body.get(key) is not None)
        ]
    faults += embed_faults(body.get("embeds") or [])
    faults += component_faults(body.get("components") or [], v2)
    faults += mention_faults(body.get("allowed_mentions"))
    nonce = body.get("nonce")
    if nonce is not None and (isinstance(nonce, bool) or not isinstance(nonce, str | int) or len(str(nonce)) > 25):
        faults.append(("nonce", "Must be 25 or fewer in length"))
    return faults


def is_empty(body: Mapping[str, Any], files: int) -> bool:
    """Whether there is nothing to see."""
    return not files and not any(
        [
            str(body.get("content") or "").strip(),
            body.get("embeds"),
            body.get("components"),
            body.get("poll"),
            body.get("sticker_ids"),
        ]
    )


def file_faults(body: Mapping[str, Any], files: Mapping[str, Any], limit: int) -> list[Fault]:
    """What is wrong with what is uploaded.  files: by the number in the name of its part."""
    told = body.get("attachments") or []
    faults: list[Fault] = []
    if len(files) > MOST_FILES or len(told) > MOST_FILES:
        faults.append(("attachments", f"Must be {MOST_FILES} or fewer"))
    named = {str(one.get("id")) for one in told}
    faults += [(f"files[{number}]", "is not among the attachments") for number in files if told and number not in named]
    for number, file in files.items():
        if len(file.content) > limit:
            faults.append((f"files[{number}]", f"File cannot be larger than {limit} bytes"))
    for n, one in enumerate(told):
        if len(str(one.get("description") or "")) > 1024:
            faults.append((f"attachments/{n}/description", "Must be 1024 or fewer in length"))
    return faults


def mention_faults(allowed: Any) -> list[Fault]:
    """What is wrong with allowed_mentions."""
    if allowed is None:
        return []
    where = "allowed_mentions"
    faults = [(where, f"{key} is unknown") for key in allowed if key not in {"parse", "users", "roles", "replied_user"}]
    parse = allowed.get("parse") or []
    faults += [(f"{where}/parse", f"{one!r} is none of roles, users, everyone") for one in parse if one not in _PARSED]
    for kind in ("users", "roles"):
        if allowed.get(kind) and kind in parse:
            faults.append((where, f"parse:[{kind!r}] and {kind}: [ids...] are mutually exclusive"))
        if len(allowed.get(kind) or []) > 100:
            faults.append((f"{where}/{kind}", "Must be 100 or fewer"))
    return faults


_PARSED = {"roles", "users", "everyone"}
MENTION = re.compile(r"<@!?(?P<user>\d+)>|<@&(?P<role>\d+)>|(?P<all>@everyone|@here)")


def pings(body: Mapping[str, Any]) -> list[str]:
    """The ids (or "@everyone", "@here") that a message notifies, as its allowed_mentions let it."""
    allowed = body.get("allowed_mentions")
    text = "\n".join([str(body.get("content") or ""), *displayed(body.get("components") or [])])
    parse = set(_PARSED if allowed is None else allowed.get("parse") or ())
    users, roles = ({str(one) for one in (allowed or {}).get(kind) or ()} for kind in ("users", "roles"))
    found: list[str] = []
    for one in MENTION.finditer(text):
        if one["all"] and "everyone" in parse:
            found.append(one["all"])
        elif one["user"] and ("users" in parse or one["user"] in users):
            found.append(one["user"])
        elif one["role"] and ("roles" in parse or one["role"] in roles):
            found.append(one["role"])
    return list(dict.fromkeys(found))


def displayed(components: list[Json]) -> list[str]:
    """The texts that a message of Components V2 displays."""
    return [str(one.get("content", "")) for one in leaves(components) if one.get("type") == 10]
