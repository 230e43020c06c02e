"""What Discord takes as a form."""

from collections.abc import Mapping
from typing import Any

from tests.doubles.discord.components import (
    INPUT,
    LABEL,
    ROW,
    SELECTS,
    TEXT,
    leaves,
    one_fault,
    options,
    size,
    twins,
    unknown,
)
from tests.doubles.discord.kept import Fault, Json

IN_LABEL = {INPUT, *SELECTS, 19, 21, 22, 23}


def modal_faults(data: Mapping[str, Any]) -> list[Fault]:
    """What is wrong with a form: title 45, custom_id 100, 1 to 5 components."""
    faults = unknown(data, {"custom_id", "title", "components"}, "data")
    faults += size(data, "custom_id", 1, 100, "data") + size(data, "title", 1, 45, "data")
    there = data.get("components") or []
    if not 1 <= len(there) <= 5:
        faults.append(("data/components", f"Must be between 1 and 5 in length, not {len(there)}"))
    for n, one in enumerate(there):
        faults += _component(one, f"data/components/{n}")
    return faults + twins(list(leaves(there)))


def _component(one: Json, where: str) -> list[Fault]:
    kind = one.get("type")
    if kind == TEXT:
        return one_fault(one, where)
    if kind == ROW:
        inside = one.get("components") or []
        if len(inside) != 1 or inside[0].get("type") != INPUT:
            return [(f"{where}/components", "a row of a form holds one text input")]
        return unknown(one, {"type", "id", "components"}, where) + _input(
            inside[0], f"{where}/components/0", labelled=True
        )
    if kind != LABEL:
        return [(where, f"a form holds no component of type {kind}")]
    faults = unknown(one, {"type", "id", "label", "description", "component"}, where)
    faults += size(one, "label", 1, 45, where) + size(one, "description", 0, 100, where)
    inside = one.get("component") or {}
    if inside.get("type") not in IN_LABEL:
        return [*faults, (f"{where}/component", f"a label holds no component of type {inside.get('type')}")]
    if inside["type"] == INPUT:
        return faults + _input(inside, f"{where}/component", labelled=False)
    if inside["type"] in {21, 22}:
        faults += options(inside, f"{where}/component", 1, 10)
    if inside.get("disabled"):
        faults.append((f"{where}/component/disabled", "nothing in a form can be disabled"))
    return faults + one_fault(inside, f"{where}/component")


def _input(one: Json, where: str, labelled: bool) -> list[Fault]:
    faults = one_fault(one, where)
    if labelled:
        faults += size(one, "label", 1, 45, where)
    elif one.get("label"):
        faults.append((f"{where}/label", "the label that holds it has the words"))
    faults += size(one, "value", 0, 4000, where) + size(one, "placeholder", 0, 100, where)
    if one.get("style") not in {1, 2}:
        faults.append((f"{where}/style", "is 1 or 2"))
    low, high = one.get("min_length") or 0, one.get("max_length")
    if not 0 <= low <= 4000 or (high is not None and not 1 <= high <= 4000) or low > (high or 4000):
        faults.append((where, f"min_length {low} and max_length {high} do not fit"))
    if one.get("value") and len(one["value"]) > (high or 4000):
        faults.append((f"{where}/value", f"is longer than max_length {high}"))
    return faults
