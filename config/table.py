"""What every table of the settings file has in common."""

import json
import re

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of the file: unknown keys are errors, since a misspelt one would silently change nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def several(value: object) -> object:
    """What the environment gives for a list: JSON, or words between commas."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except ValueError:
            raise ValueError('write a list as a,b or as ["a", "b"]') from None
    return [word for word in re.split(r"[,\s]+", value) if word]


def stripped(value: object) -> object:
    """A copied token brings its line end along."""
    return value.strip() if isinstance(value, str) else value
