"""What an acknowledgement does: it may hold a message, options, or what becomes of a view."""

from typing import TYPE_CHECKING, Any

from tests.doubles.slack.elements import option_faults, text_faults
from tests.doubles.slack.given import Given
from tests.doubles.slack.kept import Json, Refuse, View
from tests.doubles.slack.response_urls import answer
from tests.doubles.slack.view_methods import DEEPEST, checked, replace, show

if TYPE_CHECKING:
    from tests.doubles.slack.deliveries import Deliveries

MOST_OPTIONS = 100


def settle(slack: "Deliveries", given: Given) -> None:
    """Do what the acknowledgement says.  Raises Refuse where Slack would show an error instead."""
    if not given.in_time:
        raise Refuse("operation_timeout", f"acknowledged after {given.acked_in:.2f} s")
    kind = given.payload.get("type")
    if kind == "view_submission":
        _view(slack, given)
    elif kind == "block_suggestion":
        _options(given)
    elif given.kind == "slash_commands" and given.ack:
        url = slack.response_urls[given.response_url.rsplit("/", 1)[-1]]
        answer(slack, url, dict(given.ack), "ack")


def _options(given: Given) -> None:
    ack = given.ack
    if ("options" in ack) == ("option_groups" in ack):
        raise Refuse("invalid_options", f"one of options and option_groups, not both: {str(ack)[:80]}")
    faults = [fault for n, one in enumerate(given.options) for fault in option_faults(one, f"options/{n}")]
    for n, group in enumerate(ack.get("option_groups") or []):
        faults += text_faults(group.get("label"), 75, f"option_groups/{n}/label", plain=True)
    if len(given.options) > MOST_OPTIONS:
        faults.append(f"{len(given.options)} options, {MOST_OPTIONS} are the most")
    if faults:
        given.ack = {"options": []}
        raise Refuse("invalid_options", "; ".join(faults))


def _view(slack: "Deliveries", given: Given) -> None:
    view = slack.views[given.payload["view"]["id"]]
    action = given.ack.get("response_action") if given.ack else None
    if not given.ack:
        close(slack, view)
    elif action == "clear":
        for one in slack.modals(view.user):
            one.open = False
    elif action == "errors":
        _errors(given, view)
    elif action in {"update", "push"}:
        _next(slack, view, str(action), given.ack.get("view"))
    else:
        raise Refuse("invalid_response_action", f"no response_action {action!r}")
    slack.changed()


def close(slack: "Deliveries", view: View) -> None:
    """Take the top view away; the one below it comes to sight."""
    view.open = False
    slack.changed()


def _errors(given: Given, view: View) -> None:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not given.errors or set(given.errors) - inputs:
        raise Refuse("invalid_errors", f"errors name the block_id of inputs: {given.errors}, not of {sorted(inputs)}")


def _next(slack: "Deliveries", view: View, action: str, body: Any) -> None:
    team = slack.teams[view.team]
    read: Json = checked(slack, team, body, "modal")
    if action == "update":
        replace(slack, view, read)
    elif len(slack.modals(view.user)) >= DEEPEST:
        raise Refuse("push_limit_reached", "two were pushed already")
    else:
        show(slack, team, view.user, read, view)
