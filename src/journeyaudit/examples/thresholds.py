"""Thresholds moved by one step, up and down, in the form in which they are written."""

from __future__ import annotations

import re
from typing import Any

NUMBER = re.compile(r"(\D*)(\d+)(\D*)")


def moved(value: Any) -> list[Any]:
    """The value one step down and up (a share by ten points, for lists are short); nothing for what is no threshold."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int):
        return [one for one in (value - 1, value + 1) if one >= 0]
    if isinstance(value, float):
        return [value - 0.01, value + 0.01]
    if isinstance(value, str):
        found = NUMBER.fullmatch(value)
        if found and not value.startswith("$") and "<" not in value:
            before, number, after = found.groups()
            step = 10 if after.strip() == "%" else 1
            return [f"{before}{one}{after}" for one in (int(number) - step, int(number) + step) if one >= 0]
    return []
