"""views.*: modals and Homes."""

import hashlib
import json

from tests.doubles.slack.answers import Ask, answers, user_for
from tests.doubles.slack.blocks import view_faults
from tests.doubles.slack.chat import numbered
from tests.doubles.slack.kept import Json, Refuse, Team, Trigger, View
from tests.doubles.slack.payloads import view_json
from tests.doubles.slack.state import State

DEEPEST = 3  # a root and two pushed onto it
LARGEST = 250_000  # bytes
TRIGGER_SECONDS = 3


@answers("views.open")
def open_(slack: State, ask: Ask) -> Json:
    """Open a modal before the one who did something in the last three seconds."""
    team = ask.team(slack)
    body = checked(slack, team, ask.args["view"], "modal")
    trigger = spend(slack, ask)
    for view in slack.modals(trigger.user):
        view.open = False
    return {"view": view_json(slack, show(slack, team, trigger.user, body))}


@answers("views.push")
def push(slack: State, ask: Ask) -> Json:
    """Lay a modal onto the one whose interaction gave the trigger."""
    body = checked(slack, ask.team(slack), ask.args["view"], "modal")
    trigger = spend(slack, ask)
    below = slack.modals(trigger.user)
    if not below or trigger.view is None:
        raise Refuse("not_found", "no modal is open to push onto")
    if len(below) >= DEEPEST:
        raise Refuse("push_limit_reached", "two were pushed already")
    return {"view": view_json(slack, show(slack, ask.team(slack), trigger.user, body, below[-1]))}


@answers("views.update")
def update(slack: State, ask: Ask) -> Json:
    """Replace what a modal shows."""
    team = ask.team(slack)
    view = _meant(slack, ask, team)
    body = checked(slack, team, ask.args["view"], str(view.body["type"]))
    if ask.text("hash") and ask.text("hash") != view.hash:
        raise Refuse("hash_conflict", "the view has changed since")
    replace(slack, view, body)
    return {"view": view_json(slack, view)}


@answers("views.publish")
def publish(slack: State, ask: Ask) -> Json:
    """Make somebody's Home."""
    team, user = ask.team(slack), user_for(slack, ask, "user_id")
    body = checked(slack, team, ask.args["view"], "home")
    known = slack.homes.get(user.id)
    if known and ask.text("hash") and ask.text("hash") != known.hash:
        raise Refuse("hash_conflict", "the view has changed since")
    if known:
        replace(slack, known, body)
    else:
        slack.homes[user.id] = show(slack, team, user.id, body)
    return {"view": view_json(slack, slack.homes[user.id])}


def checked(slack: State, team: Team, body: object, kind: str) -> Json:
    """The view as given.  Raises Refuse where Slack would not show it."""
    if not isinstance(body, dict) or body.get("type") != kind:
        raise Refuse("invalid_arguments", f"view must be an object of type {kind}: {str(body)[:80]}")
    if len(json.dumps(body).encode()) > LARGEST:
        raise Refuse("view_too_large", "the view is larger than 250 kB")
    if faults := view_faults(slack, team, body):
        raise Refuse("invalid_arguments", "; ".join(faults), errors=faults)
    return body


def spend(slack: State, ask: Ask) -> Trigger:
    """The trigger that the caller shows, now used.  Raises Refuse."""
    trigger = slack.triggers.get(ask.text("trigger_id"))
    if trigger is None or trigger.team != ask.team(slack).id:
        raise Refuse("invalid_trigger_id", f"no trigger {ask.text('trigger_id')!r}")
    if trigger.used:
        raise Refuse("exchanged_trigger_id", "this trigger opened a view already")
    if slack.now() - trigger.issued > TRIGGER_SECONDS:
        raise Refuse("expired_trigger_id", f"the trigger is {slack.now() - trigger.issued:.1f} s old")
    trigger.used = True
    return trigger


def show(slack: State, team: Team, user: str, body: Json, below: View | None = None) -> View:
    """Put a new view before somebody."""
    if (external := body.get("external_id")) and any(v.body.get("external_id") == external for v in _open(slack, team)):
        raise Refuse("duplicate_external_id", f"another view has the external_id {external}")
    name = slack.next_id("V")
    root, previous = (below.root, below.id) if below else (name, "")
    view = View(name, team.id, user, {}, "", root, previous)
    slack.views[name] = view
    _fill(slack, view, body)
    return view


def replace(slack: State, view: View, body: Json) -> None:
    """Show something else in an open view; what was entered stays where block and action ids stay."""
    view.versions.append(view.body)
    _fill(slack, view, body)
    here = {(b["block_id"], e.get("action_id")) for b in view.blocks for e in elements_of(b)}
    view.filled = {where: value for where, value in view.filled.items() if where in here}


def elements_of(block: Json) -> list[Json]:
    """The interactive elements of a block."""
    inside = [*(block.get("elements") or []), block.get("element"), block.get("accessory")]
    return [one for one in inside if isinstance(one, dict) and "action_id" in one]


def _fill(slack: State, view: View, body: Json) -> None:
    view.body = {**body, "blocks": numbered(slack, [_with_actions(slack, block) for block in body["blocks"]])}
    view.hash = f"{int(slack.now())}.{hashlib.sha256(slack.next_id('h').encode()).hexdigest()[:8]}"
    slack.changed()


def _with_actions(slack: State, block: Json) -> Json:
    """The block with an action_id on its input, as Slack gives one."""
    element = block.get("element")
    if not element or element.get("action_id"):
        return block
    return {**block, "element": {**element, "action_id": slack.next_id("a")}}


def _open(slack: State, team: Team) -> list[View]:
    return [one for one in slack.views.values() if one.team == team.id and one.open]


def _meant(slack: State, ask: Ask, team: Team) -> View:
    """The open view that the caller means.  Raises Refuse not_found."""
    name, external = ask.text("view_id"), ask.text("external_id")
    if bool(name) == bool(external):
        raise Refuse("invalid_arguments", "exactly one of view_id and external_id")
    for view in _open(slack, team):
        if view.id == name or (external and view.body.get("external_id") == external):
            return view
    raise Refuse("not_found", f"no open view {name or external}")
