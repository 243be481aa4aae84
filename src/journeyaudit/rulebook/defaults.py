"""The values of settings: each is of the type in which its default is written."""

from __future__ import annotations

from typing import Any

from journeyaudit.facts import Base, Type
from journeyaudit.values import Special, parse_duration, parse_money, parse_share


def setting_value(default: object, wanted: str = "") -> tuple[Type, Any]:
    """The type and value of a setting, from how its default is written; `wanted` names the type of one that is none."""
    if wanted and default == "none":
        return Type(Base(wanted)), Special.NONE
    if isinstance(default, bool):
        return Type(Base.BOOL), default
    if isinstance(default, (int, float)):
        return Type(Base.NUMBER), default
    if isinstance(default, str):
        for base, parse in ((Base.SHARE, parse_share), (Base.DURATION, parse_duration), (Base.MONEY, parse_money)):
            try:
                return Type(base), parse(default)
            except ValueError:
                continue
    return Type(Base.TEXT), default
