"""The page in Chromium: what it says is there for eyes, keyboards, screen readers and paper."""

import base64
import io
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from journeyaudit.reporters import REPORTERS, Style
from tests.browser.conftest import Show, report
from tests.reporters.page_tree import tree
from tests.reporters.sample import WORDS

REPORTS = ("en", "de", "hostile", "ersatzteil")
TAB, ENTER, SPACE = "\ue004", "\ue007", " "
SHOWN = "return [...document.querySelectorAll('article.finding')].filter(e => e.checkVisibility()).map(e => e.id)"
CONTROLS = "#tools button, summary, .skip"
every_report = pytest.mark.parametrize("name", REPORTS)


def press(browser: Any, *keys: str) -> None:
    """Press keys as somebody does who has no mouse."""
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def tab_to(browser: Any, selector: str) -> None:
    """Press the tabulator until an element has the focus."""
    for _ in range(60):
        press(browser, TAB)
        if browser.execute_script("return document.activeElement.matches(arguments[0])", selector):
            return
    raise AssertionError(f"the keyboard does not lead to {selector}")


# What is there


@every_report
def test_the_browser_builds_what_was_written(show: Show, name: str) -> None:
    browser = show(name, script=False)
    names = browser.execute_script("return [...document.querySelectorAll('*')].map(e => e.localName.toLowerCase())")
    assert names == [node.name for node in tree(REPORTERS["html"](report(name), Style())).all()]


@every_report
def test_nothing_is_loaded_and_nothing_complains(show: Show, name: str) -> None:
    browser = show(name)
    messages = [json.loads(one["message"])["message"] for one in browser.get_log("performance")]
    asked = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
    assert asked == [browser.current_url]
    assert browser.get_log("browser") == []
    assert browser.execute_script("return document.scripts.length") == 1


def test_another_script_would_not_run(show: Show) -> None:
    browser = show("en")
    browser.execute_script(
        "const one = document.createElement('script');"
        "one.textContent = 'window.caught = true';"
        "document.body.append(one)"
    )
    assert browser.execute_script("return window.caught") is None
    assert "Content Security Policy" in browser.get_log("browser")[0]["message"]


@every_report
@pytest.mark.parametrize("width", [320, 400, 1280])
def test_the_page_is_never_wider_than_its_window(show: Show, name: str, width: int) -> None:
    browser = show(name, width=width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_dark_and_light_differ_in_colours_only(show: Show) -> None:
    looks = []
    for scheme in ("light", "dark"):
        browser = show("ersatzteil", scheme=scheme)
        looks.append(
            browser.execute_script(
                "const look = getComputedStyle(document.documentElement);"
                "return [look.backgroundColor, look.color, document.documentElement.scrollHeight]"
            )
        )
    (paper, ink, height), (dark_paper, dark_ink, dark_height) = looks
    assert (paper != dark_paper, ink != dark_ink, height == dark_height) == (True, True, True)


# For screen readers


AXE = os.environ.get("AXE_CORE", "")
"""Where axe-core is: its folder, or axe.min.js itself."""


@pytest.mark.skipif(not AXE, reason="AXE_CORE does not say where axe-core is: npm install axe-core")
@every_report
@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 400), ("dark", 400)],
    ids=["light", "dark", "narrow", "dark-narrow"],
)  # fmt: skip
def test_axe_finds_nothing(show: Show, name: str, scheme: str, width: int) -> None:
    browser = show(name, scheme=scheme, width=width)
    browser.execute_script("document.querySelector('[data-do=unfold]').click()")
    place = Path(AXE)
    browser.execute_script((place / "axe.min.js" if place.is_dir() else place).read_text("utf-8"))
    browser.set_script_timeout(120)
    found = browser.execute_async_script("const done = arguments[0]; axe.run({reporter: 'v2'}).then(done)")
    assert [(one["id"], [node["html"][:200] for node in one["nodes"][:5]]) for one in found["violations"]] == []
    assert {one["id"] for one in found["passes"]} >= {"color-contrast", "heading-order", "region", "link-name", "label"}


# Without the script


@every_report
def test_without_its_script_everything_can_be_read(show: Show, name: str) -> None:
    browser = show(name, script=False)
    assert not browser.execute_script("return document.getElementById('tools').checkVisibility()")
    assert browser.execute_script(SHOWN) == browser.execute_script(
        "return [...document.querySelectorAll('article.finding')].map(e => e.id)"
    )
    for summary in browser.find_elements("css selector", "details:not([open]) > summary"):
        if summary.is_displayed():
            summary.send_keys(ENTER)
    hidden = browser.execute_script(
        "return [...document.querySelectorAll('.message, dd, .lines p')].filter(e => !e.checkVisibility()).length"
    )
    assert hidden == 0


# By keyboard


def test_the_first_key_leads_past_the_head(show: Show) -> None:
    browser = show("en")
    press(browser, TAB)
    skip = browser.switch_to.active_element
    assert (skip.text, skip.rect["x"] >= 0, skip.rect["y"] >= 0) == ("Skip to the content", True, True)
    press(browser, ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "content"


def test_findings_are_filtered_by_text(show: Show) -> None:
    browser = show("en")
    assert browser.find_element("id", "shown").text == "6 of 6 findings shown"
    tab_to(browser, "#search")
    press(browser, "ASKS twice")
    assert browser.execute_script(SHOWN) == ["again-0001"]
    assert browser.find_element("id", "shown").text == "1 of 6 findings shown"
    press(browser, " nonsense")
    assert browser.execute_script(SHOWN) == []
    notes = [one.text for one in browser.find_elements("class name", "nothing") if one.is_displayed()]
    assert notes == ["No finding here is among those that are shown."] * 3
    tab_to(browser, "[data-do=reset]")
    press(browser, ENTER)
    assert len(browser.execute_script(SHOWN)) == 6
    assert browser.switch_to.active_element.get_attribute("id") == "search"


def test_findings_are_filtered_by_severity_and_keep_what_explains_them(show: Show) -> None:
    browser = show("en")
    tab_to(browser, "input[value=error]")
    press(browser, SPACE)
    tab_to(browser, "input[value=warning]")
    press(browser, SPACE)
    assert browser.execute_script(SHOWN) == ["lip-0001", "again-0001", "open-0001"]
    assert browser.find_element("id", "shown").text == "2 of 6 findings shown"


def test_findings_are_found_by_the_step_at_which_they_stand(show: Show) -> None:
    browser = show("en")
    tab_to(browser, "#search")
    press(browser, "brief zentrale")
    assert browser.execute_script(SHOWN) == ["one-0001"]


def test_everything_folds_and_unfolds(show: Show) -> None:
    browser = show("en")
    count = "return [...document.querySelectorAll('details')].filter(e => e.open).length"
    for action, opened in (("fold", 0), ("unfold", 6)):
        tab_to(browser, f"[data-do={action}]")
        press(browser, ENTER)
        assert browser.execute_script(count) == opened


def test_a_link_from_the_map_leads_to_a_finding_that_was_filtered_away(show: Show) -> None:
    browser = show("en")
    browser.execute_script("document.querySelector('[data-do=fold]').click()")
    tab_to(browser, "#search")
    press(browser, "nonsense")
    tab_to(browser, "svg.jm a[href='#late-0001']")
    press(browser, ENTER)
    late = browser.find_element("id", "late-0001")
    assert late.is_displayed()
    assert late.find_element("css selector", "dl").is_displayed()
    assert browser.execute_script("return document.getElementById('late-0001').getBoundingClientRect().top") < 900


def test_the_focus_can_be_seen(show: Show) -> None:
    browser = show("en")
    seen = {}
    for _ in range(40):
        press(browser, TAB)
        name, style, width = browser.execute_script(
            "const look = getComputedStyle(document.activeElement);"
            "return [document.activeElement.localName, look.outlineStyle, look.outlineWidth]"
        )
        seen[name] = (style, width)
    assert {"a", "input", "button", "summary", "div"} <= seen.keys()
    assert {look for name, look in seen.items() if name != "body"} <= {("solid", "3px"), ("solid", "2px")}


# On paper


def printed(browser: Any) -> str:
    """What a print of the page says, without its blanks."""
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed: pip install '.[browser]'")
    chromium = pytest.importorskip("scripts.chromium")
    chromium.scheme(browser, "dark", media="print")
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    chromium.scheme(browser, "light")
    return bare("".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def bare(text: str) -> str:
    """A text without blanks and ligatures, which differ on paper."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_paper_has_every_text_and_no_controls(show: Show, lang: str, script: bool) -> None:
    browser = show(lang, script=script)
    if script:
        browser.execute_script("document.querySelector('[data-do=fold]').click()")
    text = printed(browser)
    assert [key for key, words in WORDS[lang].items() if bare(words) not in text] == []
    controls = [one.get_attribute("textContent") for one in browser.find_elements("css selector", CONTROLS)]
    assert len(controls) == 10
    assert [one for one in controls if bare(one or "-") in text] == []


def test_paper_says_that_a_filter_has_left_something_out(show: Show) -> None:
    browser = show("en")
    assert bare("findings shown") not in printed(browser)
    tab_to(browser, "#search")
    press(browser, "twice")
    text = printed(browser)
    assert bare("1 of 6 findings shown") in text
    assert bare(WORDS["en"]["late why"]) not in text
    assert bare("Fold all") not in text
