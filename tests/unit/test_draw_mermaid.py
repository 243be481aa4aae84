"""The diagram of an audited journey: signs before its steps, findings as comments that stay comments."""

from typing import Any

from journeyaudit.draw import mermaid
from journeyaudit.model import parse_journey
from journeyaudit.reader import read
from journeyaudit.report import Audited, Severity
from tests.unit.maps import finding, journey, step

TEXT = """\
journey: Order
stages:
  - {title: Ask, touchpoints: [{title: Form, id: s0, actor: customer, emotion: 1}, {title: Call, id: s1}]}
"""
ORDER = journey([("Ask", [step(0, "Form"), step(1, "Call")])], id="order", title="Order")


def diagram(one: Audited, *findings: dict[str, Any]) -> list[str]:
    """The lines of the diagram, with findings at the first step where they do not say otherwise."""
    [document] = read(TEXT, "t.yaml")
    found = [finding(**{"element": "s0", "title": "Form", **more}) for more in findings]
    return mermaid(parse_journey(document), one, found, "de").splitlines()


def test_steps_have_the_signs_of_their_findings_the_worst_first() -> None:
    warnings = [{"severity": Severity.WARNING, "fingerprint": str(number)} for number in range(3)]
    lines = diagram(
        ORDER, *warnings, {}, {"element": "", "severity": Severity.INFO, "message": "Said."}, {"accepted": "agreed"}
    )
    assert lines[:4] == ["journey", "  title Order", "  section Ask", "    ✖ ▲3 Form: 4: Kunde"]
    assert [line for line in lines if line.startswith("%% ")] == [
        "%% ● Hinweis · asks-twice: Said.",
        "%% ✖ Fehler · asks-twice · Form: At s0 something is asked twice.",
        *["%% ▲ Warnung · asks-twice · Form: At s0 something is asked twice."] * 3,
    ]


def test_a_message_stays_on_the_line_of_its_comment() -> None:
    message = "one\n%%%{init: {}}%%\rclick\u2028x\x1b[2J"
    [line] = [one for one in diagram(ORDER, {"message": message}) if "Fehler" in one]
    assert line == "%% ✖ Fehler · asks-twice · Form: one % % %{init: {}}% %\\x0dclick\\u2028x\\x1b[2J"


def test_without_findings_it_is_the_diagram_alone() -> None:
    assert not [line for line in diagram(ORDER) if line.startswith("%% ")]
