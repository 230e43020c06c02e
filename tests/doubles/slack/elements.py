"""What Slack does not take in the elements of blocks: buttons, selects, inputs, pictures, and the texts in them."""

from urllib.parse import urlsplit

from tests.doubles.slack.kept import Json, Team
from tests.doubles.slack.state import State

#: type: (keys that it needs, keys that it may have, beside type, action_id, confirm and focus_on_load)
KEYS: dict[str, tuple[str, str]] = {
    "button": ("text", "url value style accessibility_label"),
    "overflow": ("options", ""),
    "workflow_button": ("text workflow", "style accessibility_label"),
    "static_select": ("", "options option_groups placeholder initial_option"),
    "external_select": ("", "placeholder initial_option min_query_length"),
    "users_select": ("", "placeholder initial_user"),
    "conversations_select": (
        "",
        "placeholder initial_conversation default_to_current_conversation response_url_enabled filter",
    ),
    "channels_select": ("", "placeholder initial_channel response_url_enabled"),
    "multi_static_select": ("", "options option_groups placeholder initial_options max_selected_items"),
    "multi_external_select": ("", "placeholder initial_options min_query_length max_selected_items"),
    "multi_users_select": ("", "placeholder initial_users max_selected_items"),
    "multi_conversations_select": (
        "",
        "placeholder initial_conversations default_to_current_conversation filter max_selected_items",
    ),
    "multi_channels_select": ("", "placeholder initial_channels max_selected_items"),
    "datepicker": ("", "placeholder initial_date"),
    "timepicker": ("", "placeholder initial_time timezone"),
    "datetimepicker": ("", "initial_date_time"),
    "checkboxes": ("options", "initial_options"),
    "radio_buttons": ("options", "initial_option"),
    "plain_text_input": ("", "placeholder initial_value multiline min_length max_length dispatch_action_config"),
    "number_input": (
        "is_decimal_allowed",
        "placeholder initial_value min_value max_value dispatch_action_config",
    ),
    "email_text_input": ("", "placeholder initial_value dispatch_action_config"),
    "url_text_input": ("", "placeholder initial_value dispatch_action_config"),
    "file_input": ("", "filetypes max_files"),
    "rich_text_input": ("", "placeholder initial_value dispatch_action_config"),
}
MOST_OPTIONS = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}


def key_faults(part: Json, needed: str, may: str, at: str) -> list[str]:
    """Keys that are missing, and keys that Slack does not know."""
    known = {*needed.split(), *may.split()}
    missing = [f"{at}: {key} is missing" for key in needed.split() if part.get(key) is None]
    return missing + [f"{at}: no key {key!r} is known here" for key in part if key not in known]


def text_faults(text: object, most: int, at: str, plain: bool = False) -> list[str]:
    """What is wrong with a text object of at most so many characters."""
    if not isinstance(text, dict) or text.get("type") not in {"plain_text", "mrkdwn"}:
        return [f"{at}: not a text object: {str(text)[:60]}"]
    if plain and text["type"] != "plain_text":
        return [f"{at}: only plain_text may stand here"]
    faults = key_faults(text, "type text", "emoji" if text["type"] == "plain_text" else "verbatim", at)
    if faults or not isinstance(text["text"], str):
        return faults or [f"{at}: its text is not a string"]
    size = len(text["text"])
    return [] if 1 <= size <= most else [f"{at}: {size} characters, 1 to {most} may be"]


def element_faults(element: Json, at: str) -> list[str]:
    """What is wrong with an interactive element."""
    kind = element["type"]
    needed, may = KEYS[kind]
    faults = key_faults(element, f"type {needed}", f"action_id confirm focus_on_load {may}", at)
    if faults:
        return faults
    if "action_id" in element and not 1 <= len(str(element["action_id"])) <= 255:
        faults.append(f"{at}: action_id of {len(str(element['action_id']))} characters")
    if element.get("placeholder") is not None:
        faults += text_faults(element["placeholder"], 150, f"{at}/placeholder", plain=True)
    if element.get("confirm") is not None:
        faults += _confirm_faults(element["confirm"], f"{at}/confirm")
    if kind == "button":
        faults += _button_faults(element, at)
    if kind == "plain_text_input":
        faults += _typed_faults(element, at)
    if "options" in may.split() or "options" in needed.split():
        faults += _choice_faults(element, at)
    return faults


def option_faults(option: Json, at: str, kind: str = "") -> list[str]:
    """What is wrong with one option."""
    faults = key_faults(option, "text value", "description url", at)
    if faults:
        return faults
    faults = text_faults(option["text"], 75, f"{at}/text", plain=kind not in {"checkboxes", "radio_buttons"})
    faults += (
        [] if 1 <= len(str(option["value"])) <= 150 else [f"{at}: value of {len(str(option['value']))} characters"]
    )
    if option.get("description") is not None:
        faults += text_faults(option["description"], 75, f"{at}/description")
    return faults + ([f"{at}: url stands in overflow menus only"] if option.get("url") and kind != "overflow" else [])


def image_faults(slack: State, team: Team, image: Json, at: str) -> list[str]:
    """What is wrong with a picture: its address, or the file that it shows."""
    url, file = image.get("image_url"), image.get("slack_file")
    if (url is None) == (file is None):
        return [f"{at}: one of image_url and slack_file, not both"]
    if not 1 <= len(str(image.get("alt_text") or "")) <= 2000:
        return [f"{at}: alt_text of {len(str(image.get('alt_text') or ''))} characters, 1 to 2000 may be"]
    if url is not None:
        return [] if _public(str(url)) and len(str(url)) <= 3000 else [f"{at}: not an address of a picture: {url!r}"]
    known = slack.files.get(str(file.get("id"))) if isinstance(file, dict) and set(file) == {"id"} else None
    if known is None or known.team != team.id or not known.done:
        return [f"{at}: invalid slack_file {file!r}"]
    return []


def _public(url: str) -> bool:
    return urlsplit(url).scheme in {"http", "https"} and bool(urlsplit(url).hostname)


def _button_faults(button: Json, at: str) -> list[str]:
    faults = text_faults(button["text"], 75, f"{at}/text", plain=True)
    if "value" in button and not 1 <= len(str(button["value"])) <= 2000:
        faults.append(f"{at}: value of {len(str(button['value']))} characters, 1 to 2000 may be")
    if "url" in button and not (len(str(button["url"])) <= 3000 and urlsplit(str(button["url"])).scheme):
        faults.append(f"{at}: not an address: {str(button['url'])[:80]!r}")
    if "style" in button and button["style"] not in {"primary", "danger"}:
        faults.append(f"{at}: no style {button['style']!r}")
    if len(str(button.get("accessibility_label", ""))) > 75:
        faults.append(f"{at}: accessibility_label of more than 75 characters")
    return faults


def _confirm_faults(confirm: Json, at: str) -> list[str]:
    faults = key_faults(confirm, "title text confirm deny", "style", at)
    if faults:
        return faults
    for name, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        faults += text_faults(confirm[name], most, f"{at}/{name}", plain=name != "text")
    return faults


def _typed_faults(element: Json, at: str) -> list[str]:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    faults = [] if 0 <= least <= 3000 and 1 <= most <= 3000 and least <= most else [f"{at}: lengths {least} to {most}"]
    faults += (
        [f"{at}: initial_value of more than {most}"] if len(str(element.get("initial_value") or "")) > most else []
    )
    return faults


def _choice_faults(element: Json, at: str) -> list[str]:
    kind, options, groups = element["type"], element.get("options"), element.get("option_groups")
    if (options is None) == (groups is None):
        return [f"{at}: one of options and option_groups, not both"]
    faults = []
    if groups is not None:
        faults += [] if 1 <= len(groups) <= 100 else [f"{at}: {len(groups)} option_groups"]
        for n, group in enumerate(groups):
            faults += text_faults(group.get("label"), 75, f"{at}/option_groups/{n}/label", plain=True)
    rows = options if options is not None else [one for group in groups or [] for one in group.get("options", [])]
    most = MOST_OPTIONS.get(kind, 100)
    faults += [] if 1 <= len(rows) <= most else [f"{at}: {len(rows)} options, 1 to {most} may be"]
    faults += [fault for n, one in enumerate(rows) for fault in option_faults(one, f"{at}/options/{n}", kind)]
    initial = [element["initial_option"]] if element.get("initial_option") else element.get("initial_options") or []
    # Two options of one value cannot be told apart when chosen.
    values = [str(one.get("value")) for one in rows]
    faults += [f"{at}: two options of the value {value!r}" for value in sorted(set(values)) if values.count(value) > 1]
    return faults + [f"{at}: the initial option is none of the options" for one in initial if one not in rows]
