"""What an editor shows under the mouse: why a finding matters and what to do instead, or what a field means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol.types import Position, Range
from pygls.workspace import PositionCodec

from journeyaudit.explain import WORDS as RULE_WORDS
from journeyaudit.lsp.fields import described, field_at, root_of
from journeyaudit.lsp.outline import KEY, spot
from journeyaudit.lsp.places import lines_of, place_of, range_of, touches
from journeyaudit.lsp.words import WORDS
from journeyaudit.model import FieldDoc, field_docs
from journeyaudit.report import Finding, Report
from journeyaudit.reporters.escaping import markdown
from journeyaudit.values import Language


def findings_at(findings: Sequence[Finding], asked: Range, text: str, codec: PositionCodec) -> list[Finding]:
    """The findings that are marked somewhere in a range, the worst first."""
    lines = lines_of(text)
    found = [one for one in findings if touches(asked, range_of(lines, one.span, codec))]
    return sorted(found, key=lambda one: (-one.severity, one.span, one.rule))


def about_findings(findings: Sequence[Finding], report: Report, lang: Language) -> str:
    """Findings as Markdown: message, why and fix of each; why and fix of a rule stand once."""
    parts: list[str] = []
    said: set[str] = set()
    words = RULE_WORDS[lang]
    for one in findings:
        rule = report.rule(one.rule)
        parts.append(f"**{words[str(one.severity)].capitalize()}: {markdown(rule.title)}** (`{rule.id}`)")
        parts.append(markdown(one.message))
        if rule.id in said:
            continue
        said.add(rule.id)
        parts.append(f"**{words['why']}:** {markdown(rule.why)}")
        parts.append(f"**{words['fix']}:** {markdown(rule.fix)}")
        parts.append(f"*{words['basis']}: {words[rule.basis]}, {markdown(rule.source)}*")
    return "\n\n".join(parts)


def about_field(text: str, position: Position, codec: PositionCodec, lang: Language) -> str:
    """What the key under the cursor means, as Markdown; empty where there is none that the model knows."""
    lines = lines_of(text)
    place = place_of(lines, position, codec)
    line, column = place.line - 1, place.column - 1
    root = root_of(lines, line) if line < len(lines) else None
    if root is None:
        return ""
    for found in KEY.finditer(lines[line].rstrip("\r\n")):
        start, end = found.span("key")
        if start <= column <= end:
            here = spot(lines, line, start)
            part = field_at(root, here.path)[0] if here is not None and here.key else None
            name = found["key"].strip("\"'")
            doc = next((one for one in field_docs(part) if one.key == name), None) if part is not None else None
            return "\n\n".join(_page(doc, lang)) if doc is not None else ""
    return ""


def _page(doc: FieldDoc, lang: Language) -> Iterator[str]:
    words = WORDS[lang]
    required = f" ({words['required']})" if doc.absence == "required" else ""
    yield f"**`{doc.key}`**{required}: {described(doc, lang)}"
    if doc.choice is not None:
        values = (f"`{word.value}`" if word.value == word.label(lang) else _labelled(word, lang) for word in doc.choice)
        yield f"{words['values']}: {', '.join(values)}"


def _labelled(word: object, lang: Language) -> str:
    return f"`{getattr(word, 'value', word)}` ({getattr(word, lang, '')})"
