"""Names of languages that people speak or are served in: codes, English, German and own names are one language."""

from __future__ import annotations

from journeyaudit.values.names import fold
from journeyaudit.values.quoting import Language

TONGUES: dict[str, tuple[str, ...]] = {
    "ar": ("Arabic", "Arabisch", "ara", "العربية"),
    "bg": ("Bulgarian", "Bulgarisch", "bul", "български"),
    "cs": ("Czech", "Tschechisch", "ces", "čeština"),
    "da": ("Danish", "Dänisch", "dan", "dansk"),
    "de": ("German", "Deutsch", "deu", "ger"),
    "el": ("Greek", "Griechisch", "ell", "ελληνικά"),
    "en": ("English", "Englisch", "eng"),
    "es": ("Spanish", "Spanisch", "spa", "español", "castellano"),
    "fa": ("Persian", "Persisch", "fas", "Farsi", "Dari", "فارسی"),
    "fr": ("French", "Französisch", "fra", "français"),
    "hr": ("Croatian", "Kroatisch", "hrv", "bs", "sr", "Bosnian", "Serbian", "Bosnisch", "Serbisch"),
    "hu": ("Hungarian", "Ungarisch", "hun", "magyar"),
    "it": ("Italian", "Italienisch", "ita", "italiano"),
    "nl": ("Dutch", "Niederländisch", "nld", "Nederlands"),
    "pl": ("Polish", "Polnisch", "pol", "polski"),
    "pt": ("Portuguese", "Portugiesisch", "por", "português"),
    "ro": ("Romanian", "Rumänisch", "ron", "română"),
    "ru": ("Russian", "Russisch", "rus", "русский"),
    "sq": ("Albanian", "Albanisch", "sqi", "shqip"),
    "sv": ("Swedish", "Schwedisch", "swe", "svenska"),
    "tr": ("Turkish", "Türkisch", "tur", "Türkçe"),
    "uk": ("Ukrainian", "Ukrainisch", "ukr", "українська"),
    "vi": ("Vietnamese", "Vietnamesisch", "vie", "tiếng Việt"),
    "zh": ("Chinese", "Chinesisch", "zho", "中文"),
    "easy": ("easy language", "Leichte Sprache", "easy read", "plain language", "Einfache Sprache"),
    "sign": ("sign language", "Gebärdensprache", "DGS", "BSL", "Deutsche Gebärdensprache", "British Sign Language"),
}
"""Languages by ISO 639-1 code (and two ways of speaking that have none): the English and the German name, and what else
they are called."""
_OWN_NAMES = {"bs": ("Bosnian", "Bosnisch"), "sr": ("Serbian", "Serbisch")}
"""The names of codes that count as the language of another."""

_CODES = {fold(name): code for code, names in TONGUES.items() for name in (code, *names)}


def tongue(name: str) -> str:
    """The language that a name means: its code where it is known, else the folded name."""
    folded = fold(name)
    return _CODES.get(folded, folded)


def show_tongue(name: str, lang: Language) -> str:
    """A language as a sentence names it: a code by the name that it stands for, all else as it is written."""
    english, german, *_ = _OWN_NAMES.get(name.lower()) or TONGUES.get(name.lower()) or (name, name)
    return german if lang == "de" else english
