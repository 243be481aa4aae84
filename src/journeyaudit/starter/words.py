"""What is said and asked while files are written, in English and German."""

from __future__ import annotations

from collections.abc import Mapping

from journeyaudit.values import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "title": "What does the customer want to get done? (the title of the journey)",
        "language": "In which language will you write it? de or en",
        "intent": "What is it about? One of {words}; or nothing",
        "steps": "What happens, step by step? One step a line; an empty line ends the list.",
        "step": "Step {number}",
        "again": "'{word}' is none of them; try again, or write nothing",
        "near": "'{word}' is none of them; did you mean '{near}'?",
        "wrote": "written: {file}",
        "would": "would be written: {file}",
        "added": "the hook is added to {file}",
        "would_add": "the hook would be added to {file}",
        "kept": "there already, left as it is: {file}",
        "by_hand": "{file} is there already; add these lines under `repos:` by hand:",
        "above": "workflow and pre-commit belong to the root of the repository; run `journeyaudit init` there for them",
        "next_new": "next: fill in what you know, then try  journeyaudit check {file}",
        "next_init": "next: write your first journey over {file}, then try  journeyaudit check",
        "next_hook": "the hook starts to work with  pre-commit install",
    },
    "de": {
        "title": "Was will der Kunde erledigen? (der Titel der Reise)",
        "language": "In welcher Sprache wird sie geschrieben? de oder en",
        "intent": "Worum geht es? Eins von {words}; oder nichts",
        "steps": "Was geschieht, Schritt für Schritt? Ein Schritt je Zeile; eine leere Zeile beendet die Liste.",
        "step": "Schritt {number}",
        "again": "'{word}' ist keins davon; noch einmal, oder nichts schreiben",
        "near": "'{word}' ist keins davon; ist '{near}' gemeint?",
        "wrote": "geschrieben: {file}",
        "would": "würde geschrieben: {file}",
        "added": "der Hook steht jetzt auch in {file}",
        "would_add": "der Hook käme in {file}",
        "kept": "gibt es schon, bleibt wie es ist: {file}",
        "by_hand": "{file} gibt es schon; diese Zeilen bitte von Hand unter `repos:` eintragen:",
        "above": "Workflow und pre-commit gehören an die Wurzel des Repositorys; dafür dort `journeyaudit init` rufen",
        "next_new": "weiter: eintragen, was bekannt ist, dann  journeyaudit check {file}",
        "next_init": "weiter: die eigene erste Reise über {file} schreiben, dann  journeyaudit check",
        "next_hook": "der Hook wirkt nach  pre-commit install",
    },
}
