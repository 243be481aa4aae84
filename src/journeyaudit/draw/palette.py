"""The colours of a picture, in light and in dark, and how letters and lines look."""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "ink": "#1c2330",
    "soft": "#4e5869",
    "lane": "#f4f6f9",
    "own": "#e8f1fb",
    "back": "#e9ebef",
    "card": "#ffffff",
    "edge": "#8a94a6",
    "stage": "#22405f",
    "title": "#ffffff",
    "pause": "#fdf0cf",
    "error": "#b3131b",
    "warning": "#8a5300",
    "info": "#1d5fa8",
    "way": "#5f6b7d",
    "felt": "#a01367",
}
DARK: Mapping[str, str] = {
    "paper": "#14181f",
    "ink": "#eef1f6",
    "soft": "#b4bdca",
    "lane": "#1c222c",
    "own": "#1a2c41",
    "back": "#262a32",
    "card": "#2a313d",
    "edge": "#7c879a",
    "stage": "#b9d4f2",
    "title": "#10202f",
    "pause": "#463a17",
    "error": "#ff8f8a",
    "warning": "#f2b950",
    "info": "#86bdf7",
    "way": "#9aa5b6",
    "felt": "#ff92cf",
}
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
TITLE, HEAD, TEXT, NOTE = 21, 14, 13, 11.5
"""Sizes of letters."""
FILLS = ("paper", "ink", "soft", "lane", "own", "back", "card", "stage", "title", "pause")
INKS = ("error", "warning", "info", "felt", "way")


def _colours(colours: Mapping[str, str]) -> str:
    """What has a colour: `f-` fills with it, `s-` draws lines in it."""
    fills = "".join(f".jm .f-{name}{{fill:{colours[name]}}}" for name in (*FILLS, *INKS))
    lines = "".join(f".jm .s-{name}{{stroke:{colours[name]}}}" for name in ("ink", "soft", "edge", "pause", *INKS))
    return (
        fills
        + lines
        + f".jm text{{fill:{colours['ink']}}}"
        + "".join(f".jm text.f-{name}{{fill:{colours[name]}}}" for name in ("soft", "title"))
    )


def sheet(*, alone: bool) -> str:
    """The style sheet of a picture; one that stands alone says how it is printed, too."""
    return (
        f".jm text{{font-family:{FONT};font-size:{TEXT}px}}"
        f".jm .t{{font-size:{TITLE}px;font-weight:700}}.jm .h{{font-size:{HEAD}px;font-weight:700}}"
        f".jm .b{{font-weight:700}}.jm .n{{font-size:{NOTE}px}}.jm .k{{font-size:{NOTE}px;font-weight:700}}"
        ".jm .l{fill:none;stroke-width:1.4}.jm .l2{fill:none;stroke-width:4}.jm .l3{stroke-dasharray:5 4}"
        ".jm .e{stroke-width:1}.jm .d{stroke-dasharray:4 3}.jm .c{fill:none;stroke-width:2.5}"
        ".jm a:focus-visible{outline:2px solid;outline-offset:2px}"
        f"{_colours(LIGHT)}@media screen and (prefers-color-scheme:dark){{{_colours(DARK)}}}"
        + "@page{size:A4 landscape;margin:8mm}@media print{.jm{width:100%;height:auto}}"
        * alone
    )
