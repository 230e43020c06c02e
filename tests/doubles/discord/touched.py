"""What people touch: buttons, selects, and the fields of a form."""

from collections.abc import Mapping
from typing import Any

from tests.doubles.discord.components import BUTTON, INPUT, LINK, SELECT, SELECTS, leaves
from tests.doubles.discord.given import Given
from tests.doubles.discord.happenings import Happenings
from tests.doubles.discord.kept import Channel, Json, Message, Modal, User
from tests.doubles.discord.said import FILE
from tests.doubles.discord.written import message_json

UPLOAD, CHECKBOX = 19, 23


class Touched(Happenings):
    """Verbs for what people touch.  Something is named by its custom_id or its words."""

    def press(self, message: Message, button: str, user: User | None = None) -> Given:
        """Somebody presses a button: ``press(message, "Full briefing")`` or ``press(message, "do:1:brief")``.

        LookupError where there is none, ValueError where it cannot be pressed.
        """
        found = find(message.components, button, {BUTTON})
        if found.get("disabled") or found.get("style") in {LINK, 6}:
            raise ValueError(f"{button!r} is a link or disabled: nothing reaches the app")
        return self._touch(
            message, {"component_type": BUTTON, "custom_id": found["custom_id"], "id": found["id"]}, user
        )

    def choose(self, message: Message, select: str, *values: Any, user: User | None = None) -> Given:
        """Somebody chooses in a select: options by value or words; users, roles or channels as they are."""
        found = find(message.components, select, SELECTS)
        chosen, resolved = self._chosen(found, values, message)
        data: Json = {
            "component_type": found["type"],
            "custom_id": found["custom_id"],
            "id": found["id"],
            "values": chosen,
        }
        return self._touch(message, data | ({"resolved": resolved} if resolved else {}), user)

    def _touch(self, message: Message, data: Json, user: User | None) -> Given:
        if message.deleted:
            raise ValueError("the message is deleted")
        at = self.channels[message.channel]
        if message.ephemeral_to and user is not None and user.id != message.ephemeral_to:
            raise ValueError(f"{user.name} does not see this message")
        by = user or (self.users[message.ephemeral_to] if message.ephemeral_to else self.person_of(at))
        alone = message.interaction.only_user_installed if message.interaction else None
        shown = {"message": message_json(self, message)}
        if at.guild:
            shown["message"]["guild_id"] = at.guild
        return self.interact(3, data, by, at, message, alone, shown)

    def _chosen(self, select: Json, values: tuple[Any, ...], message: Message) -> tuple[list[str], Json]:
        """The values as Discord sends them.  ValueError where its client would not."""
        low, high = select.get("min_values", 1), select.get("max_values", 1)
        if select.get("disabled") or not low <= len(values) <= high:
            raise ValueError(f"between {low} and {high} are to be chosen, not {len(values)}")
        resolved: Json = {}
        if select["type"] == SELECT:
            return [option(select, one) for one in values], resolved
        for one in values:
            self._resolve(one, self.channels[message.channel], resolved)
        return [one.id for one in values], resolved

    def submit(self, modal: Modal | None, fields: Mapping[str, Any] | None = None, user: User | None = None) -> Given:
        """Somebody fills in a form's fields, by custom_id or label, and submits; a file is (name, content).

        ValueError where Discord's client would keep the form open.
        """
        if modal is None or not modal.open:
            raise ValueError("no such form is open")
        if user is not None and user.id != modal.user:
            raise ValueError(f"{user.name} does not have this form")
        left = dict(fields or {})
        resolved: Json = {}
        rows = [self._row(one, left, self.channels[modal.interaction.channel], resolved) for one in modal.components]
        if left:
            raise LookupError(f"the form has no fields {sorted(left)}")
        modal.open = False
        of = modal.interaction
        data: Json = {"custom_id": modal.custom_id, "components": rows}
        data |= {"resolved": resolved} if resolved else {}
        more: Json = {"opened_by": of.id}
        if of.message is not None:
            more["message"] = message_json(self, of.message)
        at = self.channels[of.channel]
        return self.interact(5, data, self.users[modal.user], at, of.message, of.only_user_installed, more)

    def dismiss(self, modal: Modal) -> None:
        """Somebody closes a form without a word; the app hears nothing."""
        modal.open = False
        self.changed()

    def _row(self, row: Json, left: dict[str, Any], at: Channel, resolved: Json) -> Json:
        if row["type"] == 10:
            return {"type": 10, "id": row.get("id", 1)}
        inside = row["components"][0] if row["type"] == 1 else row["component"]
        label = row.get("label") or inside.get("label") or ""
        value = next((left.pop(key) for key in (inside["custom_id"], label) if key in left), None)
        filled: Json = {"type": inside["type"], "id": inside.get("id", 2), "custom_id": inside["custom_id"]}
        if inside["type"] == UPLOAD:
            files = value if isinstance(value, list) else [] if value is None else [value]
            value = [self._value({"type": FILE}, one, at, resolved) for one in files]
        elif inside["type"] in SELECTS and inside["type"] != SELECT:
            for one in value if isinstance(value, list | tuple) else [] if value is None else [value]:
                self._resolve(one, at, resolved)
        filled |= _filled(inside, label, value)
        place = {"components": [filled]} if row["type"] == 1 else {"component": filled}
        return {"type": row["type"], "id": row.get("id", 1), **place}


def _filled(field: Json, label: str, value: Any) -> Json:
    """A field's value as Discord sends it.  ValueError where the form would stay open."""
    required = field.get("required") is not False
    if field["type"] == INPUT:
        text = str(field.get("value") or "") if value is None else str(value)
        if required and not text:
            raise ValueError(f"{label!r} is required and empty")
        low, high = field.get("min_length") or 0, field.get("max_length") or 4000
        if text and not low <= len(text) <= high:
            raise ValueError(f"{label!r} takes {low} to {high} characters, not {len(text)}")
        return {"value": text}
    if field["type"] == CHECKBOX:
        return {"value": bool(field.get("default")) if value is None else bool(value)}
    given = value if isinstance(value, list | tuple) else [] if value is None else [value]
    if value is None:
        given = [one["value"] for one in field.get("options") or [] if one.get("default")]
    if required and not given:
        raise ValueError(f"{label!r} is required and nothing is chosen")
    if field.get("options"):
        return {"values": [option(field, one) for one in given]}
    return {"values": [one if isinstance(one, str) else one.id for one in given]}


def option(select: Json, value: Any) -> str:
    """The value of the option of this value or these words.  LookupError, naming what there is."""
    for one in select["options"]:
        if value in (one["value"], one["label"]):
            return str(one["value"])
    raise LookupError(f"no option {value!r} among {[one['label'] for one in select['options']]}")


def find(components: list[Json], name: str, kinds: set[int]) -> Json:
    """The component of this custom_id or these words.  LookupError, naming what there is."""
    there = [one for one in leaves(components) if one.get("type") in kinds]
    for one in there:
        if name in {one.get("custom_id"), one.get("label"), one.get("placeholder")}:
            return one
    known = [(one.get("custom_id"), one.get("label") or one.get("placeholder")) for one in there]
    raise LookupError(f"no {name!r} among {known}")
