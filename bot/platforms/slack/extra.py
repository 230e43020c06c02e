"""Whether what Slack needs is installed; the one file of this folder that may be imported where it is not."""

from importlib.util import find_spec

SAID = (
    "Slack is set up, but the packages that it needs are not installed ({names}): "
    "pip install 'standfirst[slack]', or from a checkout: pip install '.[slack]' "
    "(with pipx: pipx install --force '.[slack]')."
)


def missing(workspaces: bool = False) -> str:
    """What to install, in a sentence; "" where nothing is missing.

    workspaces: several workspaces install the app, so their tokens are stored, which takes cryptography.
    """
    needed = {
        "slack_bolt": "slack-bolt",
        "slack_sdk": "slack-sdk",
        **({"cryptography": "cryptography"} if workspaces else {}),
    }
    names = [name for module, name in needed.items() if find_spec(module) is None]
    return SAID.format(names=", ".join(names)) if names else ""
