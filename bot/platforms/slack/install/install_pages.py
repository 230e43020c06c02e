"""The three pages that somebody sees who installs through Slack: where it begins, that it is done, that it is not."""

import re
from html import escape

from bot.platforms.harmless import tame

# No script, nothing from elsewhere; and the address, which holds a code, is told to nobody.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}

_AGAIN = "Begin again at the install page, in one browser window, within ten minutes."
_WHY = {
    "access_denied": "Slack says that it was not allowed, so nothing was installed. Allow it there, or ask an "
    "administrator of the workspace to.",
    "invalid_browser": f"This page was not reached from the window in which installing began. {_AGAIN}",
    "invalid_state": f"This way in was used already or has run out. {_AGAIN}",
    "missing_code": f"Slack sent no code along. {_AGAIN}",
    "invalid_code": "Slack did not accept the code, so nothing was installed. Begin again; if it happens once more, "
    "whoever runs Standfirst should check slack.client_id, slack.client_secret and desk.public_url.",
    "storage_error": "Slack allowed it, but Standfirst could not keep it. Whoever runs Standfirst finds the reason in "
    "its log; then begin again.",
}
_OTHERWISE = f"Slack did not go through with it. {_AGAIN}"

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1.05rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.25rem;
  color: #1c1b19; background: #fbfaf7; }}
h1 {{ font: 600 1.7rem/1.25 Georgia, serif; }}
a.go {{ display: inline-block; padding: .6rem 1.1rem; border-radius: .4rem; background: #1c1b19; color: #fff;
  text-decoration: none; font-weight: 600; }}
code {{ background: #edebe4; padding: .1rem .35rem; border-radius: .25rem; }}
@media (prefers-color-scheme: dark) {{
  body {{ color: #eceae4; background: #191816; }}
  a.go {{ background: #eceae4; color: #191816; }}
  code {{ background: #2b2926; }}
}}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def begin(url: str) -> str:
    """Where installing begins.  url: Slack's page."""
    return _PAGE.format(
        title="Install Standfirst in Slack",
        body="<p>Slack asks you next which workspace it is for, and shows what Standfirst may do there.</p>\n"
        f'<p><a class="go" href="{escape(url)}">Go on to Slack</a></p>',
    )


def done(name: str, team: str) -> str:
    """It is installed.  name: of the workspace, as Slack has it; team: its id, "" for a whole organisation."""
    home = f"https://app.slack.com/client/{team}" if re.fullmatch(r"T[A-Z0-9]+", team) else "https://app.slack.com/"
    return _PAGE.format(
        title="Standfirst is installed",
        body=f"<p>It is at work in <strong>{escape(tame(name) or 'your workspace')}</strong>. Whoever installs it "
        "first is its admin there.</p>\n<p>In a channel, type <code>/invite @Standfirst</code>, then "
        f'<code>/standfirst help</code>.</p>\n<p><a class="go" href="{home}">Open Slack</a></p>',
    )


def failed(reason: str) -> str:
    """It is not installed.  reason: slack_bolt's or Slack's own word for why, which is not shown."""
    return _PAGE.format(
        title="Standfirst was not installed",
        body=f'<p>{escape(_WHY.get(reason, _OTHERWISE))}</p>\n<p><a class="go" href="install">Install page</a></p>',
    )
