"""Names of languages that people speak or are served in: codes, English, German and own names are one language."""

from __future__ import annotations

from journeyaudit.values.names import fold

TONGUES: dict[str, tuple[str, ...]] = {
    "ar": ("ara", "Arabic", "Arabisch", "العربية"),
    "bg": ("bul", "Bulgarian", "Bulgarisch", "български"),
    "cs": ("ces", "Czech", "Tschechisch", "čeština"),
    "da": ("dan", "Danish", "Dänisch", "dansk"),
    "de": ("deu", "ger", "German", "Deutsch"),
    "el": ("ell", "Greek", "Griechisch", "ελληνικά"),
    "en": ("eng", "English", "Englisch"),
    "es": ("spa", "Spanish", "Spanisch", "español", "castellano"),
    "fa": ("fas", "Persian", "Farsi", "Dari", "Persisch", "فارسی"),
    "fr": ("fra", "French", "Französisch", "français"),
    "hr": ("hrv", "bs", "sr", "Croatian", "Bosnian", "Serbian", "Kroatisch", "Bosnisch", "Serbisch"),
    "hu": ("hun", "Hungarian", "Ungarisch", "magyar"),
    "it": ("ita", "Italian", "Italienisch", "italiano"),
    "nl": ("nld", "Dutch", "Niederländisch", "Nederlands"),
    "pl": ("pol", "Polish", "Polnisch", "polski"),
    "pt": ("por", "Portuguese", "Portugiesisch", "português"),
    "ro": ("ron", "Romanian", "Rumänisch", "română"),
    "ru": ("rus", "Russian", "Russisch", "русский"),
    "sq": ("sqi", "Albanian", "Albanisch", "shqip"),
    "sv": ("swe", "Swedish", "Schwedisch", "svenska"),
    "tr": ("tur", "Turkish", "Türkisch", "Türkçe"),
    "uk": ("ukr", "Ukrainian", "Ukrainisch", "українська"),
    "vi": ("vie", "Vietnamese", "Vietnamesisch", "tiếng Việt"),
    "zh": ("zho", "Chinese", "Chinesisch", "中文"),
    "easy": ("easy language", "easy read", "plain language", "Leichte Sprache", "Einfache Sprache"),
    "sign": ("sign language", "Gebärdensprache", "DGS", "BSL", "Deutsche Gebärdensprache", "British Sign Language"),
}
"""Languages by ISO 639-1 code (and two ways of speaking that have none), with what else they are called."""

_CODES = {fold(name): code for code, names in TONGUES.items() for name in (code, *names)}


def tongue(name: str) -> str:
    """The language that a name means: its code where it is known, else the folded name."""
    folded = fold(name)
    return _CODES.get(folded, folded)
