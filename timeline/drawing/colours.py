"""Colours that can be told from the page in both colour schemes. Pure.

Contrast and luminance as WCAG 2.2 defines them: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import re
from functools import cache

NEUTRAL = "#6b7280"
LIGHT, DARK = "#ffffff", "#1d2125"  # what charts are drawn on; --raised in timeline.css
LEAST = 4.5  # of contrast between a mark and what it is drawn on
STEPS = 40


@cache
def readable(colour: str, paper: str) -> str:
    """`colour`, a #rrggbb, moved towards black or white as little as it needs to be told from `paper`.

    Whatever is no colour is drawn in grey: what reaches SVG is always a colour.
    """
    colour = colour if re.fullmatch("#[0-9a-fA-F]{6}", colour) else NEUTRAL
    towards = 0 if luminance(paper) > 0.5 else 255
    for step in range(STEPS + 1):
        channels = [round(channel + (towards - channel) * step / STEPS) for channel in rgb(colour)]
        mixed = "#" + "".join(f"{channel:02x}" for channel in channels)
        if contrast(mixed, paper) >= LEAST:
            return mixed
    raise AssertionError("black or white can be told from any paper")


@cache
def on_both(colour: str) -> str:
    """As CSS: the colour on light paper and on dark."""
    light, dark = readable(colour, LIGHT), readable(colour, DARK)
    return light if light == dark else f"light-dark({light},{dark})"


def contrast(one: str, other: str) -> float:
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(channel / 255) for channel in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
