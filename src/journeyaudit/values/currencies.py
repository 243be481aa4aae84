"""The names of currencies and of the periods that prices are paid for, German and English."""

from typing import Final

# active codes of ISO 4217
_CODES: Final = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST
XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
_NAMES: Final = {
    "EUR": "€ euro euros",
    "USD": "$ us$ dollar dollars",
    "GBP": "£ pound pounds pfund",
    "CHF": "fr sfr franken",
    "JPY": "¥ yen",
    "PLN": "zł zloty",
}
CURRENCIES: Final = {
    **{code.lower(): code for code in _CODES.split()},
    **{name: code for code, names in _NAMES.items() for name in names.split()},
}
"""Every currency code by its folded names."""

COMMON_CURRENCIES: Final = ("EUR", "CHF", "GBP", "PLN", "SEK", "USD", "Euro", "Dollar", "Franken", "Pound", "Pfund")
"""The names that are suggested for a mistyped one."""

SYMBOLS: Final = {"EUR": "€", "USD": "$", "GBP": "£"}
"""The currencies that are printed by their sign; all others are printed by their code."""

GERMAN_PERIODS: Final = {
    "second": "Sekunde", "minute": "Minute", "hour": "Stunde", "day": "Tag", "week": "Woche", "month": "Monat",
    "quarter": "Quartal", "year": "Jahr", "call": "Anruf", "person": "Person", "piece": "Stück", "letter": "Brief",
}  # fmt: skip
"""The periods and units that prices are stored by, with their German names."""

_PERIOD_NAMES: Final = {
    "second": "s sec sek", "minute": "min mins minuten", "hour": "h std stunden", "day": "d", "month": "mo",
    "year": "yr", "call": "gespräch phone_call telefonat", "piece": "stk item",
}  # fmt: skip
PERIODS: Final = {
    **{english: english for english in GERMAN_PERIODS},
    **{german.lower().replace("ü", "ue"): english for english, german in GERMAN_PERIODS.items()},
    **{
        name.replace("_", " ").replace("ä", "ae"): english
        for english, names in _PERIOD_NAMES.items()
        for name in names.split()
    },
}
"""The stored name of a period by its folded names."""

PERIOD_ADVERBS: Final = {
    **dict.fromkeys(("monatlich", "monthly", "mtl", "mtl.", "p.m."), "month"),
    **dict.fromkeys(("jaehrlich", "yearly", "annually", "p.a."), "year"),
    **dict.fromkeys(("woechentlich", "weekly"), "week"),
    **dict.fromkeys(("taeglich", "daily"), "day"),
    **dict.fromkeys(("stuendlich", "hourly"), "hour"),
    **dict.fromkeys(("einmalig", "once", "one off"), ""),
}
"""The stored name of a period by what stands behind a price without "per"."""
