"""What every table of the settings file has in common."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of the file: unknown keys are errors, since a misspelt one would silently change nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)
