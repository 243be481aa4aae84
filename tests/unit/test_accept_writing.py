"""Acceptances written into files: nothing else changes, whatever the file looks like and whatever the reason says."""

from datetime import date
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyaudit.accept.edits import CannotEdit
from journeyaudit.accept.elements import Element, NotThere, elements, find
from journeyaudit.accept.writing import Form, Wish, accepting, form_for
from journeyaudit.model import is_journey, parse_journey
from journeyaudit.reader import read
from journeyaudit.source import Document

ROOT = FilePath(__file__).resolve().parents[2]
WISH = Wish("late", "agreed", "Sales", date(2026, 12, 31))


def written(text: str, wanted: str = "ask", wish: Wish = WISH, form: Form = Form.LIST) -> str:
    documents = read(text, "a.yaml")
    return accepting(documents, element(documents, wanted), wish, form)


def element(documents: list[Document], wanted: str) -> Element:
    return find([(parse_journey(one), one) for one in documents if is_journey(one.data)], wanted, "a.yaml")


ENTRY = "{rule: late, reason: agreed, owner: Sales, until: 2026-12-31}"
BLOCK = "    accept:\n      - rule: late\n        reason: agreed\n        owner: Sales\n        until: 2026-12-31\n"
CASES = {
    "a new key at the end of a step": (
        "journey: Order\ntouchpoints:\n  # first\n  - title: Ask   # why not\n    wait: 3 d # long\n"
        "\n  # next\n  - B\n",
        "journey: Order\ntouchpoints:\n  # first\n  - title: Ask   # why not\n    wait: 3 d # long\n"
        f"{BLOCK}"
        "\n  # next\n  - B\n",
    ),
    "above the steps behind the scenes": (
        "journey: Order\ntouchpoints:\n  - title: Ask\n    wait: >\n      3\n      d\n    backstage: [B]\n",
        f"journey: Order\ntouchpoints:\n  - title: Ask\n    wait: >\n      3\n      d\n{BLOCK}    backstage: [B]\n",
    ),
    "no line break at the end": (
        "journey: Order\ntouchpoints:\n- title: Ask",
        "journey: Order\ntouchpoints:\n- title: Ask\n"
        "  accept:\n    - rule: late\n      reason: agreed\n      owner: Sales\n      until: 2026-12-31",
    ),
    "a step in braces": (
        "journey: Order\ntouchpoints:\n  - {title: Ask, wait: 3 d }  # long\n",
        f"journey: Order\ntouchpoints:\n  - {{title: Ask, wait: 3 d, accept: [{ENTRY}] }}  # long\n",
    ),
    "a comma before the brace": (
        "journey: Order\ntouchpoints: [{title: Ask,}, B]\n",
        f"journey: Order\ntouchpoints: [{{title: Ask, accept: [{ENTRY}],}}, B]\n",
    ),
    "a list in a block": (
        "journey: Order\ntouchpoints:\n  - title: Ask\n    accept:\n    - rule: pushy\n      reason: old # yes\n"
        "    kind: offer\n",
        "journey: Order\ntouchpoints:\n  - title: Ask\n    accept:\n    - rule: pushy\n      reason: old # yes\n"
        "    - rule: late\n      reason: agreed\n      owner: Sales\n      until: 2026-12-31\n    kind: offer\n",
    ),
    "a list in brackets": (
        "journey: Order\ntouchpoints:\n  - title: Ask\n    accept: [{rule: pushy, reason: old}]\n",
        f"journey: Order\ntouchpoints:\n  - title: Ask\n    accept: [{{rule: pushy, reason: old}}, {ENTRY}]\n",
    ),
    "an empty list": (
        "journey: Order\ntouchpoints:\n  - title: Ask\n    accept: []\n",
        f"journey: Order\ntouchpoints:\n  - title: Ask\n    accept: [{ENTRY}]\n",
    ),
    "the word for none": (
        "journey: Order\ntouchpoints:\n  - title: Ask\n    accept: none # yet\n",
        f"journey: Order\ntouchpoints:\n  - title: Ask\n    accept: [{ENTRY}] # yet\n",
    ),
    "one entry in braces": (
        "journey: Order\ntouchpoints:\n  - title: Ask\n    accept: {rule: pushy, reason: old}\n",
        f"journey: Order\ntouchpoints:\n  - title: Ask\n    accept: [{{rule: pushy, reason: old}}, {ENTRY}]\n",
    ),
    "one entry in a block": (
        "journey: Order\ntouchpoints:\n  - title: Ask\n    accept:\n      rule: pushy\n      # why\n"
        "      reason: old\n",
        "journey: Order\ntouchpoints:\n  - title: Ask\n    accept:\n      - rule: pushy\n        # why\n"
        "        reason: old\n"
        "      - rule: late\n        reason: agreed\n        owner: Sales\n        until: 2026-12-31\n",
    ),
    "a plain sentence": (
        "journey: Order\ntouchpoints:\n  - Ask # first\n  - B\n",
        f"journey: Order\ntouchpoints:\n  - title: Ask # first\n{BLOCK}  - B\n",
    ),
    "a plain sentence in brackets": (
        "journey: Order\ntouchpoints: ['Ask', B]\n",
        f"journey: Order\ntouchpoints: [{{title: 'Ask', accept: [{ENTRY}]}}, B]\n",
    ),
    "one step instead of a list": (
        "journey: Order\ntouchpoints: {title: Ask}\n",
        f"journey: Order\ntouchpoints: {{title: Ask, accept: [{ENTRY}]}}\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CR LF"])
def test_an_entry_goes_where_it_belongs(case: str, newline: str) -> None:
    before, after = (text.replace("\n", newline) for text in CASES[case])
    if newline in before:
        assert written(before) == after


def test_an_entry_of_the_journey_stands_above_its_steps() -> None:
    text = "# head\njourney: Order\nlanguage: en # of texts\n# the steps\ntouchpoints: [Ask]\n"
    assert written(text, "order", Wish("late", "agreed")) == (
        "# head\njourney: Order\nlanguage: en # of texts\naccept:\n  - rule: late\n    reason: agreed\n"
        "# the steps\ntouchpoints: [Ask]\n"
    )
    assert written("touchpoints: [Ask]\njourney: Order\n", "order", Wish("late", "agreed")) == (
        "touchpoints: [Ask]\njourney: Order\naccept:\n  - rule: late\n    reason: agreed\n"
    )


COMMENT = "# journeyaudit: accept late by Sales until 2026-12-31 -- agreed"


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("journey: Order\ntouchpoints:\n  - Ask\n", "ask", f"journey: Order\ntouchpoints:\n  {COMMENT}\n  - Ask\n"),
        (
            "# head\njourney: Order\ntouchpoints: [Ask]\n",
            "order",
            f"# head\n{COMMENT}\njourney: Order\ntouchpoints: [Ask]\n",
        ),
        (
            "journey: Order\nstages:\n- title: One\n  touchpoints: [Ask]\n",
            "One",
            f"journey: Order\nstages:\n{COMMENT}\n- title: One\n  touchpoints: [Ask]\n",
        ),
    ],
    ids=["step", "journey", "stage"],
)
def test_a_comment_goes_above_the_element(text: str, wanted: str, expected: str) -> None:
    assert written(text, wanted, form=Form.COMMENT) == expected


def test_a_comment_is_one_line() -> None:
    text = written(
        "journey: Order\ntouchpoints:\n  - Ask\n", wish=Wish("late", "agreed\n  with all"), form=Form.COMMENT
    )
    assert text == "journey: Order\ntouchpoints:\n  # journeyaudit: accept late -- agreed with all\n  - Ask\n"


@pytest.mark.parametrize(
    ("text", "wanted", "wish", "form"),
    [
        ("journey: Order\ntouchpoints: [Ask, B]\n", "ask", WISH, Form.COMMENT),
        ("journey: Order\ntouchpoints: [Ask]\n", "ask", Wish("late", "agreed", "A -- B"), Form.COMMENT),
        ("journey: Order\ntouchpoints: [Ask]\n", "order", Wish("late", "agreed\x07"), Form.COMMENT),
        ("journey: Order\nstages: [{title: One, touchpoints: [Ask]}]\n", "One", WISH, Form.LIST),
        ("journey: Order\ntouchpoints:\n- &a {title: Ask}\n- *a\n", "ask", WISH, Form.LIST),
        ("journey: Order\ntouchpoints:\n- title: Ask\n  notes: |+\n    kept\n\n\n", "ask", WISH, Form.LIST),
        ("--- {journey: Order, touchpoints: [Ask]}\n", "order", WISH, Form.COMMENT),
    ],
    ids=["shared line", "dash in the owner", "bell", "stage", "used elsewhere", "blank lines that count", "marker"],
)
def test_what_cannot_be_changed_safely_is_left_alone(text: str, wanted: str, wish: Wish, form: Form) -> None:
    documents = read(text, "a.yaml")
    one = next(iter(elements(parse_journey(documents[0]), documents[0]))) if wanted == "order" else None
    with pytest.raises(CannotEdit):
        accepting(documents, one or element(documents, wanted), wish, form)


def test_a_plain_sentence_gets_a_comment_unless_a_list_is_asked_for() -> None:
    documents = read("journey: Order\nstages:\n- title: One\n  touchpoints: [{title: Ask}, Tell]\n", "a.yaml")
    forms = {name: form_for(element(documents, name)) for name in ("order", "One", "ask", "tell")}
    assert forms == {"order": Form.LIST, "One": Form.COMMENT, "ask": Form.LIST, "tell": Form.COMMENT}


SEVERAL = "journey: A\ntouchpoints: [Ask, Tell, {title: Ask}]\n---\njourney: B\ntouchpoints: [{title: Say, id: b}]\n"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("ask-2", ("touchpoints", 2)),
        ("TELL", ("touchpoints", 1)),
        ("b", ("touchpoints", 0)),
        ("ask", ("touchpoints", 0)),
        ("", "a.yaml holds several journeys; name one of a, b"),
        ("Ask", "'Ask' is the title of several; name one of ask, ask-2"),
        ("tel", "there is no element 'tel' in a.yaml; did you mean 'Tell'?"),
        ("zzz", "there is no element 'zzz' in a.yaml; an id or a title is wanted"),
    ],
)
def testelements_are_found_by_id_or_title(wanted: str, expected: object) -> None:
    documents = read(SEVERAL.replace("journey: B", "journey: Other\nid: other-one"), "a.yaml")
    if wanted == "":
        documents = read(SEVERAL, "a.yaml")
    if isinstance(expected, str):
        with pytest.raises(NotThere) as missing:
            element(documents, wanted)
        assert str(missing.value) == expected
    else:
        assert element(documents, wanted).home == expected


LAYOUTS = [before for before, _ in CASES.values()]


@settings(max_examples=150, deadline=None)
@given(
    reason=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    text=st.sampled_from(LAYOUTS),
)
def test_every_reason_is_read_as_it_was_given(reason: str, text: str) -> None:
    after = read(written(text, wish=Wish("late", reason, reason)), "a.yaml")[0]
    *_, last = (one for step in parse_journey(after).touchpoints or () for one in step.accept or ())
    assert last.reason == reason


@settings(max_examples=100, deadline=None)
@given(reason=st.text(min_size=1).filter(str.strip), owner=st.text())
def test_a_comment_says_what_was_meant_or_is_not_written(reason: str, owner: str) -> None:
    wish = Wish("late", reason, owner)
    try:
        text = written("journey: Order\ntouchpoints:\n  - Ask\n", wish=wish, form=Form.COMMENT)
    except CannotEdit:
        return
    [comment] = [one.text for one in read(text, "a.yaml")[0].comments]
    assert comment == wish.comment
    assert " ".join(reason.split()) in comment


EXAMPLES = sorted((ROOT / "journeys").rglob("*.yaml"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_every_step_of_the_example_journeys_can_be_written_to(file: FilePath) -> None:
    documents = read(file.read_bytes(), file.name)
    for document in (one for one in documents if is_journey(one.data)):
        for one in elements(parse_journey(document), document):
            for form in Form:
                if one.lists or form is Form.COMMENT:
                    assert WISH.rule in accepting(documents, one, WISH, form)
