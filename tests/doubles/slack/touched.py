"""What people touch: buttons, selects, the fields of a form, and the ends of a form."""

from collections.abc import Mapping
from typing import Any

from tests.doubles.slack.acks import close
from tests.doubles.slack.given import Given
from tests.doubles.slack.kept import Json, Message, User, View
from tests.doubles.slack.payloads import holds, message_json, state_values, view_json, where, who
from tests.doubles.slack.said import Said

Place = Message | View


class Touched(Said):
    """Verbs for what people touch.  A place is a message or a view; an element is named by action_id or words."""

    def press(self, place: Place, button: str, user: User | None = None) -> Given:
        """Somebody presses a button: ``press(message, "do:1")`` or ``press(message, "Full briefing")``."""
        block, element = find(place, button, {"button"})
        action = {"type": "button", "text": element["text"]}
        action |= {key: element[key] for key in ("value", "url", "style") if key in element}
        return self._act(place, block, element, action, user)

    def choose(self, place: Place, select: str, value: object, user: User | None = None) -> Given:
        """Somebody chooses: an option by value or words, a user or date as Slack writes it; several as a list.

        In a form whose input does not dispatch, nothing is delivered: use ``fill``.
        """
        block, element = find(place, select)
        chosen = self._chosen(place, element, value)
        if element["type"] != "overflow":
            place.filled[(block["block_id"], element["action_id"])] = chosen
        action = {**chosen, "type": element["type"]}
        return self._act(place, block, element, action, user)

    def suggest(self, place: Place, select: str, typed: str = "", user: User | None = None) -> Given:
        """Somebody types into an external_select; ``given.options`` has what the app offers."""
        block, element = find(place, select, {"external_select", "multi_external_select"})
        if len(typed) < element.get("min_query_length", 3):
            raise ValueError(f"Slack asks the app from {element.get('min_query_length', 3)} characters on")
        by = self._by(place, user)
        team = self.teams[by.team]
        payload = {
            **where(self, team),
            "type": "block_suggestion",
            "user": who(self, by),
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "value": typed,
            **self._container(place),
        }
        given = self.deliver("interactive", payload, by)
        self._suggested[(id(place), element["action_id"])] = given
        return given

    def fill(self, view: View, field: str, value: object) -> Given | None:
        """Somebody fills in a field of a form, named by block_id, action_id or label.

        Delivers block_actions where the input dispatches, else gives None.
        """
        block, element = find(view, field)
        view.filled[(block["block_id"], element["action_id"])] = self._chosen(view, element, value)
        self.changed()
        if block["type"] == "input" and not block.get("dispatch_action"):
            return None
        return self._act(view, block, element, {**self._chosen(view, element, value), "type": element["type"]}, None)

    def submit(self, view: View, fields: Mapping[str, object] | None = None) -> Given:
        """Somebody fills in fields (by block_id, action_id or label) and submits.

        ValueError where Slack would not let them.
        """
        for field, value in (fields or {}).items():
            block, element = find(view, field)
            view.filled[(block["block_id"], element["action_id"])] = self._chosen(view, element, value)
        self._let_submit(view)
        by = self.users[view.user]
        team = self.teams[view.team]
        payload = {
            **where(self, team),
            "type": "view_submission",
            "user": who(self, by),
            "trigger_id": self.new_trigger(team, by, view),
            "view": view_json(self, view),
            "response_urls": [],
        }
        return self.deliver("interactive", payload, by)

    def close(self, view: View, all_of_them: bool = False) -> Given | None:
        """Somebody closes a view; view_closed is delivered where the view asked for it."""
        for one in self.modals(view.user) if all_of_them else [view]:
            close(self, one)
        if not view.body.get("notify_on_close"):
            return None
        by = self.users[view.user]
        payload = {**where(self, self.teams[view.team]), "type": "view_closed", "user": who(self, by)}
        payload |= {"view": view_json(self, view), "is_cleared": all_of_them}
        return self.deliver("interactive", payload, by)

    # --- how it is delivered ------------------------------------------------------------------------------------------

    _suggested: dict[tuple[int, str], Given]

    def _act(self, place: Place, block: Json, element: Json, action: Json, user: User | None) -> Given:
        by = self._by(place, user)
        team = self.teams[by.team]
        said = {"action_id": element["action_id"], "block_id": block["block_id"], "action_ts": self.next_ts()}
        payload = {
            **where(self, team),
            "type": "block_actions",
            "user": who(self, by),
            "trigger_id": self.new_trigger(team, by, place if isinstance(place, View) else None),
            **self._container(place),
            "actions": [{**said, **action}],
        }
        if isinstance(place, Message):
            payload["state"] = {"values": state_values(place)}
            payload["response_url"] = self.new_response_url(team, self.channels[place.channel], by, place)
        return self.deliver("interactive", payload, by)

    def _container(self, place: Place) -> Json:
        """Where the element stands."""
        if isinstance(place, View):
            return {"container": {"type": "view", "view_id": place.id}, "view": view_json(self, place)}
        at = self.channels[place.channel]
        container = {
            "type": "message",
            "message_ts": place.ts,
            "channel_id": at.id,
            "is_ephemeral": bool(place.ephemeral_to),
        }
        if place.thread_ts:
            container["thread_ts"] = place.thread_ts
        shown: Json = {"container": container, "channel": {"id": at.id, "name": at.name}}
        # Slack does not send an ephemeral message along: it does not keep it.
        if not place.ephemeral_to:
            shown["message"] = message_json(self, place, metadata=True)
        return shown

    def _by(self, place: Place, user: User | None) -> User:
        """Who touches it: who it is for, unless the test says who."""
        if isinstance(place, View):
            return user or self.users[place.user]
        return user or (
            self.users[place.ephemeral_to] if place.ephemeral_to else self._person_of(self.teams[place.team])
        )

    def _chosen(self, place: Place, element: Json, value: object) -> Json:
        """A value as Slack delivers it for this kind of element."""
        key = "selected_option" if element["type"] == "overflow" else holds(element)
        there: object = value
        if key == "selected_option":
            there = None if value is None else self._option(place, element, value)
        elif key == "selected_options":
            values = value if isinstance(value, list | tuple) else [value]
            there = [self._option(place, element, one) for one in values]
        elif key == "selected_conversation" and hasattr(value, "id"):
            there = value.id
        return {"type": element["type"], key: there}

    def _option(self, place: Place, element: Json, value: object) -> Json:
        """The option of this value or these words.  ValueError where there is none to choose."""
        if isinstance(value, dict):
            return value
        offered = self._suggested.get((id(place), element["action_id"]))
        groups = [*(element.get("option_groups") or [])]
        options: list[Json] = [*(element.get("options") or []), *(one for group in groups for one in group["options"])]
        options += offered.options if offered else []
        for option in options:
            if value in (option["value"], option["text"]["text"]):
                return option
        if "external" in element["type"] and not offered:
            return {"text": {"type": "plain_text", "text": str(value)[:75]}, "value": str(value)}
        raise ValueError(f"there is no option {value!r} in {[one['value'] for one in options]}")

    def _let_submit(self, view: View) -> None:
        """ValueError where Slack's own client would keep the form open."""
        values: Any = state_values(view)
        for block in view.blocks:
            if block["type"] != "input" or block.get("optional"):
                continue
            held = values[block["block_id"]][block["element"]["action_id"]]
            if not held[holds(block["element"])]:
                raise ValueError(f"{block['label']['text']!r} is required and empty")
            most = block["element"].get("max_length", 3000)
            if len(str(held.get("value") or "")) > most:
                raise ValueError(f"{block['label']['text']!r} takes {most} characters")


def find(place: Place, name: str, kinds: set[str] | None = None) -> tuple[Json, Json]:
    """The block and the element of an action_id, block_id or words.  LookupError, naming what there is."""
    there: list[str] = []
    for block in place.blocks:
        inside = [*(block.get("elements") or []), block.get("element"), block.get("accessory")]
        for element in inside:
            if not isinstance(element, dict) or ("action_id" not in element and element.get("type") != "button"):
                continue
            words = (element.get("text") or element.get("placeholder") or {}).get("text", "")
            label = (block.get("label") or {}).get("text", "")
            known = [element.get("action_id", ""), words, label]
            if block["type"] == "input" or len([one for one in inside if one]) == 1:
                known.append(block["block_id"])
            if name in known and (kinds is None or element["type"] in kinds):
                return block, {"action_id": "", **element}
            there.append(f"{element['type']} {element.get('action_id')} {words!r}")
    raise LookupError(f"no {name!r} among {there}")
