"""Draws one picture and ends: run as a program of its own, because vl-convert holds the interpreter's lock as it draws.

Reads ``{"form": "png" | "svg", "scale": number, "spec": Vega-Lite}`` as JSON; writes the picture.  No address may be
fetched, whatever the specification says.
"""

import json
import sys


def main() -> None:
    """From standard input to standard output."""
    from vl_convert import vegalite_to_png, vegalite_to_svg  # noqa: PLC0415  an extra, not always there

    asked = json.load(sys.stdin)
    if asked["form"] == "png":
        sys.stdout.buffer.write(vegalite_to_png(asked["spec"], scale=asked["scale"], allowed_base_urls=[]))
    else:
        sys.stdout.buffer.write(vegalite_to_svg(asked["spec"], allowed_base_urls=[]).encode())


if __name__ == "__main__":
    main()
