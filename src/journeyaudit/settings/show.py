"""Shows the settings that hold, each with where it came from: a default, a line of a file, or an option of the call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from journeyaudit.settings.local import Local
from journeyaudit.settings.model import Settings
from journeyaudit.source import visible
from journeyaudit.values import Language, in_language, json_text
from journeyaudit.writer import quoted, scalar

UNSET = {
    "as_of": {"en": "the day of the audit", "de": "der Tag der Prüfung"},
    "baseline": {"en": "no finding is known", "de": "kein Fund ist bekannt"},
    "lang": {"en": "the language of the system", "de": "die Sprache des Systems"},
}
"""What counts where a setting has no value."""
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {"default": "default", "unset": "not set", "for": "for"},
    "de": {"default": "Vorgabe", "unset": "nicht gesetzt", "for": "für"},
}
ADDING = ("ignore",)
"""Settings of which later values add to the earlier ones."""
PLAIN = re.compile(r"[A-Za-z_][\w./ -]*(?<! )")
"""Text that needs no quotes in YAML."""
WORDS_OF_YAML = frozenset({"true", "false", "null", "True", "False", "Null", "TRUE", "FALSE", "NULL"})

Step = str | int
Steps = tuple[Step, ...]


class Held(NamedTuple):
    """A value that holds, with where it came from: empty for a default."""

    path: Steps
    value: Any
    origin: tuple[str, ...]


def held(settings: Settings, options: Mapping[str, str], local: Local | None = None, file: str = "") -> list[Held]:
    """Every setting; `options` names the options of the call that gave some.

    With a file, the overrides about it are laid over the settings and not listed.
    """
    about = local.about(file) if local is not None else ()
    shown = local.merged(about) if local is not None else settings
    data = shown.model_dump(exclude={"overrides"}) if file else _dumped(shown)
    return [
        Held(path, value, _origin(settings, options, about, path))
        for name, whole in data.items()
        for path, value in _leaves((name,), whole)
    ]


def _dumped(settings: Settings) -> dict[str, Any]:
    """The settings as plain data; of overrides only what they say."""
    data = settings.model_dump()
    data["overrides"] = [
        {name: value for name, value in one.model_dump(exclude_unset=True).items() if value}
        for one in settings.overrides
    ]
    return data


def _leaves(path: Steps, value: Any) -> Iterator[tuple[Steps, Any]]:
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _leaves((*path, key), inner)
    elif path == ("overrides",) and value:
        for number, inner in enumerate(value):
            yield from _leaves((*path, number), inner)
    else:
        yield path, value


def _origin(settings: Settings, options: Mapping[str, str], about: Sequence[int], path: Steps) -> tuple[str, ...]:
    """The lines and options that a value came from, the last one last."""
    found: list[str] = []
    document = settings.document
    if document is not None:
        for place in (path, *(("overrides", number, *path) for number in about)):
            if _stands(document.data, place):
                found.append(f"{document.name}:{document.locate_key(place).start.line}")
    if path[0] in options:
        found.append(options[str(path[0])])
    return tuple(found if path[0] in ADDING else found[-1:])


def _stands(data: Any, path: Steps) -> bool:
    for step in path:
        inside = isinstance(data, Mapping) and step in data
        inside = inside or (isinstance(data, list) and isinstance(step, int) and step < len(data))
        if not inside:
            return False
        data = data[step]
    return True


def as_json(settings: Settings, found: Sequence[Held]) -> str:
    """The settings as JSON, for programs."""
    data = {
        "settings": [
            {"setting": list(one.path), "value": _plain(one.value), "from": list(one.origin) or ["default"]}
            for one in found
        ],
        "remarks": [str(one) for one in settings.remarks],
    }
    return json_text(data) + "\n"


def as_yaml(settings: Settings, found: Sequence[Held], lang: Language, file: str = "") -> str:
    """The settings as a settings file, with where each came from as a comment."""
    words = WORDS[lang]
    lines = [(f"# {words['for']} {visible(file)}", "")] if file else []
    lines += [(f"# {visible(one.file)}: {visible(in_language(one.message, lang))}", "") for one in settings.remarks]
    before: Steps = ()
    for one in found:
        origin = ", ".join(map(visible, one.origin)) or words["default"]
        if one.value is None and len(one.path) == 1:
            lines.append((f"# {one.path[0]}: {words['unset']}", UNSET[str(one.path[0])][lang]))
        else:
            lines += _lines(one.path, before, _written(one.value), origin)
        before = one.path
    width = min(60, max(len(text) for text, note in lines if note))
    return "".join(f"{text:<{width}}  # {note}\n" if note else f"{text}\n" for text, note in lines)


def _lines(path: Steps, before: Steps, value: str, origin: str) -> Iterator[tuple[str, str]]:
    """The lines of a value: those of the keys above it that the value before does not stand under, then its own."""
    same = next((number for number, step in enumerate(path) if before[number : number + 1] != (step,)), len(path))
    lead = ""
    indent = 0
    for number, step in enumerate(path):
        if isinstance(step, int):
            lead = "- " if number >= same else ""
            indent += 2 if number < same else 0
            continue
        last = number == len(path) - 1
        if number >= same:
            text = f"{' ' * indent}{lead}{_written(step)}:"
            yield (f"{text} {value}", origin) if last else (text, "")
        indent += 2 + (2 if lead else 0)
        lead = ""


def _written(value: Any) -> str:
    """A value as it is written in YAML on one line."""
    plain = _plain(value)
    if isinstance(plain, list):
        return f"[{', '.join(map(_written, plain))}]"
    if isinstance(plain, dict):
        return f"{{{', '.join(f'{_written(key)}: {_written(one)}' for key, one in plain.items())}}}"
    if not isinstance(plain, str):
        return scalar(plain)
    as_it_is = hasattr(value, "isoformat") or (PLAIN.fullmatch(plain) and plain not in WORDS_OF_YAML)
    return plain if as_it_is else quoted(plain)


def _plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return value if isinstance(value, (str, int, float, bool)) else None if value is None else str(value)
