"""Discord's own specification: every request, every answer and what is dispatched is held against it."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]
from jsonschema.validators import extend  # type: ignore[import-untyped]

from tests.doubles.discord.answers import Ask
from tests.doubles.discord.kept import Fault, Json

#: What discord.py sends and the specification leaves out: key -> a key that stands beside it there, None for any.
LEFT_OUT: Mapping[str, str | None] = {
    "tts": None,
    "nsfw": None,
    "use_nested_fields": None,
    "type": "applied_tags",
    "flags": "footer",
}
PARTS: Mapping[str, Mapping[str, str]] = {
    "READY": {"user": "UserPIIResponse"},
    "GUILD_CREATE": {
        "": "GuildResponse",
        "channels/*": "GuildChannelResponse",
        "threads/*": "ThreadResponse",
        "members/*": "GuildMemberResponse",
    },
    "INTERACTION_CREATE": {
        "user": "UserResponse",
        "member/user": "UserResponse",
        "message": "MessageResponse",
        "data/resolved/users/*": "UserResponse",
        "data/resolved/messages/*": "MessageResponse",
        "data/resolved/roles/*": "GuildRoleResponse",
        "data/resolved/attachments/*": "MessageAttachmentResponse",
    },
    "MESSAGE_CREATE": {"": "MessageResponse"},
    "MESSAGE_UPDATE": {"": "MessageResponse"},
    "THREAD_CREATE": {"": "ThreadResponse"},
    "THREAD_UPDATE": {"": "ThreadResponse"},
    "CHANNEL_CREATE": {"": "GuildChannelResponse"},
    "CHANNEL_UPDATE": {"": "GuildChannelResponse"},
    "CHANNEL_DELETE": {"": "GuildChannelResponse"},
    "GUILD_ROLE_UPDATE": {"role": "GuildRoleResponse"},
}


class Spec:
    """The specification, with its validators, each made once."""

    def __init__(self, path: Path) -> None:
        read = _read(path / "discord-openapi.json" if path.is_dir() else path)
        self.paths: Json = read["paths"]
        self.schemas: Json = read["components"]["schemas"]
        self.responses: Json = read["components"]["responses"]
        self._made: dict[tuple[str, bool], Any] = {}
        # Discord takes a number where the specification wants its digits.
        snowflake = {"anyOf": [self.schemas["SnowflakeType"], {"type": "integer", "minimum": 0}]}
        self._strict = extend(_kind(self.schemas | {"SnowflakeType": snowflake}), {"properties": _no_more})
        self._open = _kind(self.schemas)

    def request_faults(self, ask: Ask) -> list[Fault]:
        """What is wrong with a call: its path, its query, its body."""
        method, path = ask.route.split(" ", 1)
        operation = self._operation(method, path)
        if operation is None:
            return []
        faults = self._parameters(operation, self.paths[path], ask)
        content = (operation.get("requestBody") or {}).get("content", {})
        if schema := (content.get("application/json") or {}).get("schema"):
            where = f"{ask.route} body"
            faults += self._faults(where, schema, ask.rows or ask.body, strict=True)
        return faults

    def response_faults(self, route: str, status: int, body: object) -> list[str]:
        """What is wrong with the double's own answer."""
        method, path = route.split(" ", 1)
        operation = self._operation(method, path)
        if operation is None:
            return []
        told = operation["responses"]
        answer = told.get(str(status)) or told.get(f"{status // 100}XX")
        if answer and "$ref" in answer:
            answer = self.responses[answer["$ref"].rsplit("/", 1)[-1]]
        if answer is None:
            return [f"{route}: Discord does not answer {status} but {sorted(operation['responses'])}"]
        schema = (answer.get("content") or {}).get("application/json", {}).get("schema")
        if (schema is None) != (body is None):
            return [f"{route}: {status} has a body where Discord has none, or the other way round"]
        found = self._faults(f"{route} {status}", schema, body) if schema else []
        return [f"{route} {status}: {where}: {what}" for where, what in found]

    def dispatch_faults(self, event: str, data: Json) -> list[str]:
        """What is wrong with what the double dispatches."""
        slips: list[str] = []
        for path, name in PARTS.get(event, {}).items():
            for part in _at(data, [one for one in path.split("/") if one]):
                found = self._faults(name, {"$ref": f"#/components/schemas/{name}"}, part)
                slips += [f"{event} {path}: {where}: {what}" for where, what in found]
        return slips

    def _operation(self, method: str, path: str) -> Json | None:
        found: Json | None = self.paths.get(path, {}).get(method.lower())
        return found

    def _parameters(self, operation: Json, item: Json, ask: Ask) -> list[Fault]:
        told = [*item.get("parameters", []), *operation.get("parameters", [])]
        known = {(one["in"], one["name"]): one for one in told}
        faults = [
            (name, "is no parameter of this route")
            for name in ask.query
            if ("query", name) not in known and name not in LEFT_OUT
        ]
        for (place, name), one in known.items():
            there = ask.where if place == "path" else ask.query
            if name in there:
                read = _coerced(there[name], one["schema"], self.schemas)
                found = self._faults(f"{ask.route} {place} {name}", one["schema"], read)
                faults += [(name, what) for _, what in found]
            elif one.get("required"):
                faults.append((name, "is required"))
        return faults

    def _faults(self, key: str, schema: Json, instance: object, strict: bool = False) -> list[Fault]:
        if (key, strict) not in self._made:
            self._made[key, strict] = (self._strict if strict else self._open)(schema)
        errors = self._made[key, strict].iter_errors(instance)
        return [("/".join(str(one) for one in error.absolute_path), error.message[:200]) for error in errors]


@cache
def _read(path: Path) -> Json:
    read: Json = json.loads(path.read_bytes())
    return read


def _kind(schemas: Json) -> Any:
    """A validator that knows where $ref leads, and of a union looks into the branch that is meant."""

    def ref(validator: Any, name: str, instance: object, schema: Json) -> Iterator[ValidationError]:
        yield from validator.descend(instance, schemas[name.rsplit("/", 1)[-1]])

    def union(validator: Any, branches: list[Json], instance: object, schema: Json) -> Iterator[ValidationError]:
        meant = [one for one in branches if _may_be(one, instance, schemas)]
        if len(meant) == 1:
            yield from validator.descend(instance, meant[0])
            return
        found = [list(validator.descend(instance, one)) for one in meant]
        if not found:
            yield ValidationError(f"{str(instance)[:120]} is none of {[str(one)[:60] for one in branches]}")
        # Where none fits, the faults of the one that fits best.
        yield from min(found, key=len, default=[])

    return extend(Draft202012Validator, {"$ref": ref, "anyOf": union, "oneOf": union})


def _may_be(branch: Json, instance: object, schemas: Json) -> bool:
    """Whether a branch of a union is worth a look: by its JSON type, and by ``type`` where that is written down."""
    while "$ref" in branch:
        branch = schemas[branch["$ref"].rsplit("/", 1)[-1]]
    kinds = branch.get("type")
    if (instance is None) != (kinds == "null"):
        return instance is None and (kinds is None or "null" in kinds)
    if isinstance(instance, dict):
        kind = (branch.get("properties") or {}).get("type") or {}
        named = kind.get("enum") or ([kind["const"]] if "const" in kind else None)
        return kinds in {None, "object"} and (named is None or instance.get("type") in named)
    return True


def _no_more(validator: Any, properties: Json, instance: object, schema: Json) -> Iterator[ValidationError]:
    """Properties as always, and no key besides them; Discord does not mind, but nobody sends one on purpose."""
    if not isinstance(instance, dict):
        return
    for name, value in instance.items():
        if name in properties:
            yield from validator.descend(value, properties[name], path=name, schema_path=name)
        elif "additionalProperties" not in schema and LEFT_OUT.get(name, "") not in {None, *properties}:
            yield ValidationError(f"{name} is an unknown key", path=[name])


def _coerced(text: str, schema: Json, schemas: Json) -> object:
    """A word of the query as what the specification says that it is."""
    while "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[-1]]
    kinds = schema.get("type")
    if kinds == "boolean" and text.lower() in {"1", "0", "true", "false"}:
        return text.lower() in {"1", "true"}
    if kinds in {"integer", "number"} and text.lstrip("-").isdigit():
        return int(text)
    return text


def _at(data: Any, path: list[str]) -> Iterator[Any]:
    """What stands at a path, * for each."""
    if not path:
        yield data
    elif isinstance(data, dict | list) and path[0] == "*":
        for one in data.values() if isinstance(data, dict) else data:
            yield from _at(one, path[1:])
    elif isinstance(data, dict) and data.get(path[0]) is not None:
        yield from _at(data[path[0]], path[1:])
