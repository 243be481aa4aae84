"""The files that a project starts with: settings, a first journey, and a workflow that audits every change."""

from __future__ import annotations

from collections.abc import Mapping

from journeyaudit import __version__
from journeyaudit.model import Intent
from journeyaudit.starter.journey import Draft
from journeyaudit.values import Language

SCHEMAS = ".journeyaudit"
"""The folder for JSON Schemas: hidden, so that no journey is looked for in it, and inside, so that editors need no
network."""
CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
SETUP_PYTHON = "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0"
SETTINGS: Mapping[Language, str] = {
    "en": """\
# yaml-language-server: $schema={schemas}/settings.schema.json
# `journeyaudit settings show` prints every setting that holds, and where it came from.
profile: recommended        # which rules run: correctness, recommended or strict
lang: en                    # language of reports
# presets: eu-consumer      # whose law applies to journeys that name no market
# portfolio: whole          # these journeys are all there are
# budget: {{waiting: 5d, contacts: 3}}
# exclude: ["*.draft.yaml"]
""",
    "de": """\
# yaml-language-server: $schema={schemas}/settings.schema.json
# `journeyaudit settings show` zeigt jede Einstellung, die gilt, und woher sie kommt.
profile: recommended        # welche Regeln laufen: correctness, recommended oder strict
lang: de                    # Sprache der Berichte
# presets: de-consumer      # wessen Recht für Reisen gilt, die keinen Markt nennen
# portfolio: whole          # diese Reisen sind alle, die es gibt
# budget: {{waiting: 5d, contacts: 3}}
# exclude: ["*.entwurf.yaml"]
""",
}
WORKFLOW = """\
name: journeyaudit
on:
  push:
  pull_request:
permissions:
  contents: read
jobs:
  journeys:
    runs-on: ubuntu-latest
    steps:
      - uses: {checkout}
        with:
          persist-credentials: false
      - uses: {python}
        with:
          python-version: "3.13"
      - run: python -m pip install journeyaudit=={version}
      - run: journeyaudit check
"""
EXAMPLES: Mapping[Language, Draft] = {
    "en": Draft(
        "Complaint about a damaged delivery",
        "en",
        ("Customer mails photos of the damage", "Confirmation by email", "We decide what to do", "Money or a new one"),
        Intent.COMPLAIN,
    ),
    "de": Draft(
        "Beschwerde über eine beschädigte Lieferung",
        "de",
        ("Kunde schickt Fotos vom Schaden", "Bestätigung per E-Mail", "Wir entscheiden", "Geld zurück oder Ersatz"),
        Intent.COMPLAIN,
    ),
}


def settings_text(lang: Language) -> str:
    """The first settings file."""
    return SETTINGS[lang].format(schemas=SCHEMAS)


def workflow_text() -> str:
    """The workflow for GitHub: actions are pinned to commits, and nothing of a change is put into a command."""
    return WORKFLOW.format(checkout=CHECKOUT, python=SETUP_PYTHON, version=__version__)


def example(lang: Language) -> Draft:
    """A first journey, to be written over."""
    return EXAMPLES[lang]
