"""The words of the language server, German and English, beside those that reports have already."""

from __future__ import annotations

from typing import TypeAlias

from journeyaudit.values import Language

Words: TypeAlias = dict[str, str]

WORDS: dict[Language, Words] = {
    "en": {
        "accept": "Accept “{title}” here: put your reason in place of TODO",
        "values": "Possible values",
        "required": "required",
        "none": "documents that there is none",
        "open": "documents that there is no limit",
        "yes": "yes",
        "no": "no",
        "end": "the journey ends here",
        "name": "name in use",
        "step": "id of a step",
        "rule": "rule",
    },
    "de": {
        "accept": "„{title}“ hier akzeptieren: den Grund an die Stelle von TODO schreiben",
        "values": "Mögliche Werte",
        "required": "erforderlich",
        "none": "hält fest, dass es das nicht gibt",
        "open": "hält fest, dass es keine Grenze gibt",
        "yes": "ja",
        "no": "nein",
        "end": "hier endet die Kundenreise",
        "name": "Name, der schon vorkommt",
        "step": "ID eines Schritts",
        "rule": "Regel",
    },
}
