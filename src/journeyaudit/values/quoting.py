"""Words of a file inside a sentence of ours: in quotation marks, on one line, with nothing invisible in them."""

import json
import re
import unicodedata
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["en", "de"]

_NO_ASCII = re.compile(r"[^\n -~]")
_PRINTABLE_BITS = 997  # about 300 digits
_LINE_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
_KEPT_FORMAT = frozenset("\u00ad\u200c\u200d")  # soft hyphen and the joiners that some scripts and emoji need


def written(value: str | int | float) -> str:
    """Return what was written; of a whole number with hundreds of digits only its size, since Python refuses those."""
    if isinstance(value, int) and value.bit_length() > _PRINTABLE_BITS:
        return "1e300 or more" if value > 0 else "-1e300 or less"
    return str(value)


def visible(text: str) -> str:
    """Return the text on one line: line breaks and tabs as one space, other control characters as `\\x1b`."""
    if text.isprintable():
        return text
    shown: list[str] = []
    in_break = False
    for character in text:
        if character in _LINE_BREAKS:
            if not in_break:
                shown.append(" ")
            in_break = True
            continue
        in_break = False
        shown.append(_escape(character))
    return "".join(shown).strip(" ")


def _escape(character: str) -> str:
    if unicodedata.category(character) not in {"Cc", "Cf", "Cs"} or character in _KEPT_FORMAT:
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def quote(text: str, lang: Language, limit: int | None = None) -> str:
    """Return the text in the quotation marks of the language, cut after `limit` characters with an ellipsis."""
    if limit is not None and len(text) > limit:
        text = text[:limit].rstrip() + "…"
    shown = visible(text)
    return f"„{shown}“" if lang == "de" else f"“{shown}”"


def json_text(data: object, indent: int | None = 2, *, unicode: bool = True) -> str:
    """Return plain data as JSON, with escapes for what would steer a terminal or hide itself where somebody looks."""
    return json_seen(json.dumps(data, ensure_ascii=not unicode, indent=indent))


def json_seen(text: str) -> str:
    """Return JSON with escapes for what would steer a terminal or hide itself where somebody looks."""
    return _NO_ASCII.sub(lambda found: found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1], text)
