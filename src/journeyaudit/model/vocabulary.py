"""The closed lists of words in a journey, with their German and English labels and the synonyms people write."""

from __future__ import annotations

from journeyaudit.model.choice import Choice


class Language(Choice, noun="a language of the texts"):
    """Language of the texts of a journey."""

    DE = "de", "German", "Deutsch", "deu", "ger", "de-DE", "de-AT", "de-CH"
    EN = "en", "English", "Englisch", "eng", "en-GB", "en-US", "en-IE"


class State(Choice, noun="a state of a journey"):
    """Whether a journey is wished or real."""

    PLANNED = "planned", "planned", "geplant", "target", "to be", "future", "soll", "entwurf", "draft"
    ACTUAL = "actual", "actual", "tatsächlich", "as is", "current", "today", "ist", "heute", "aktuell"


class Intent(Choice, noun="an intent"):
    """What the customer wants to do."""

    INFORM = "inform", "get informed", "sich informieren", "informieren", "research", "compare", "vergleichen"
    BUY = "buy", "buy", "kaufen", "order", "bestellen", "purchase", "abschließen"
    APPLY = "apply", "apply", "beantragen", "application", "antrag", "antrag stellen"
    START = "start", "get started", "in Betrieb nehmen", "onboarding", "set up", "activate", "einrichten", "starten"
    USE = "use", "use", "nutzen", "usage", "benutzen", "verwenden", "gebrauchen"
    HELP = "help", "get help", "Hilfe bekommen", "hilfe", "support", "fault", "störung", "service"
    CHANGE = "change", "change", "ändern", "update", "move", "umziehen", "änderung", "wechseln"
    PAY = "pay", "pay", "bezahlen", "zahlen", "payment", "zahlung"
    COMPLAIN = (
        "complain",
        "complain",
        "sich beschweren",
        "beschweren",
        "complaint",
        "beschwerde",
        "reklamieren",
        "reklamation",
    )
    WITHDRAW = "withdraw", "withdraw", "widerrufen", "withdrawal", "widerruf", "return", "zurückgeben"
    LEAVE = "leave", "leave", "kündigen", "cancel", "kündigung", "terminate", "quit", "cancellation"


class Kind(Choice, noun="a kind of step"):
    """What a step does."""

    REQUEST = "request", "request", "Anfrage", "anliegen", "antrag", "auftrag"
    CONFIRMATION = "confirmation", "confirmation", "Bestätigung", "receipt", "acknowledgement", "eingangsbestätigung"
    INFORMATION = "information", "information", "Information", "info", "auskunft", "notice", "hinweis"
    CHECK = "check", "check", "Prüfung", "prüfen", "review", "kontrolle", "verification"
    APPROVAL = "approval", "approval", "Freigabe", "genehmigung", "freigeben", "genehmigen", "sign off"
    DECISION = "decision", "decision", "Entscheidung", "bescheid", "entscheiden"
    OFFER = "offer", "offer", "Angebot", "quote", "quotation"
    PAYMENT = "payment", "payment", "Zahlung", "zahlen", "bezahlung", "bezahlen"
    DELIVERY = "delivery", "delivery", "Lieferung", "liefern", "zustellung", "service delivery", "leistung"
    REMINDER = "reminder", "reminder", "Erinnerung", "mahnung"
    FOLLOW_UP = "follow_up", "follow-up", "Nachfrage", "nachfassen", "nachfragen", "followup", "chase"
    FEEDBACK = "feedback", "feedback", "Rückmeldung", "survey", "umfrage", "befragung", "rating", "bewertung"


class ChannelKind(Choice, noun="a kind of channel"):
    """What sort of channel a named channel is."""

    WEB = (
        "web",
        "website",
        "Website",
        "webseite",
        "internet",
        "online",
        "online form",
        "online-formular",
        "homepage",
        "webshop",
    )
    APP = "app", "app", "App", "mobile app", "smartphone-app", "handy-app"
    PORTAL = (
        "portal",
        "portal",
        "Portal",
        "customer portal",
        "kundenportal",
        "self-service",
        "my account",
        "mein konto",
        "kundenkonto",
    )
    EMAIL = "email", "email", "E-Mail", "mail", "e mail"
    CHAT = "chat", "chat", "Chat", "live chat", "webchat", "livechat"
    MESSENGER = "messenger", "messenger", "Messenger", "whatsapp", "signal", "telegram", "threema", "imessage"
    PHONE = (
        "phone",
        "phone",
        "Telefon",
        "hotline",
        "call",
        "anruf",
        "telephone",
        "call centre",
        "call center",
        "callcenter",
        "servicenummer",
    )
    SMS = "sms", "text message", "SMS", "textnachricht", "kurznachricht"
    LETTER = (
        "letter",
        "letter",
        "Brief",
        "post",
        "by post",
        "briefpost",
        "einschreiben",
        "registered letter",
        "paper",
        "papier",
    )
    FAX = "fax", "fax", "Fax", "telefax"
    COUNTER = (
        "counter", "counter", "Schalter", "filiale", "branch", "store", "laden", "geschäft", "service point",
        "front desk", "servicepoint", "theke", "kasse", "empfang", "reception", "bürgerbüro", "in store",
    )  # fmt: skip
    VISIT = (
        "visit",
        "visit",
        "Besuch",
        "home visit",
        "hausbesuch",
        "on site",
        "vor ort",
        "technikertermin",
        "vor-ort-termin",
    )
    PARCEL = "parcel", "parcel", "Paket", "package", "päckchen", "courier", "paketdienst"
    VIDEO = "video", "video call", "Videogespräch", "videoanruf", "videochat", "videocall", "video chat"
    SOCIAL = (
        "social",
        "social media",
        "Soziale Medien",
        "facebook",
        "instagram",
        "twitter",
        "x.com",
        "linkedin",
        "tiktok",
    )
    BOT = "bot", "bot", "Bot", "chatbot", "voicebot", "sprachbot", "voice bot", "chat bot"


class AskKind(Choice, noun="a form in which something is asked"):
    """In which form something is asked of the customer."""

    DATA = "data", "data", "Angabe", "angaben", "daten", "information"
    DOCUMENT = "document", "document", "Dokument", "proof", "nachweis", "beleg", "unterlage", "copy", "kopie"
    ORIGINAL = "original", "original", "Original", "original document", "originaldokument"
    SIGNATURE = "signature", "signature", "Unterschrift", "wet signature", "signed form"
    PRESENCE = "presence", "presence in person", "persönliches Erscheinen", "in person", "anwesenheit", "persönlich"


class Serves(Choice, noun="somebody served"):
    """Who has the benefit."""

    CUSTOMER = "customer", "the customer", "Kunde", "kunden", "kundin", "customers", "client"
    COMPANY = "company", "the company", "Unternehmen", "firma", "us", "business", "betrieb", "wir"
    LAW = "law", "the law", "Gesetz", "legal duty", "recht", "regulator", "vorschrift"


class JustifiedBy(Choice, noun="a justification"):
    """What a friction is justified by."""

    LAW = "law", "law", "Gesetz", "recht", "legal", "gesetzlich"
    SAFETY = "safety", "safety", "Schutz von Menschen", "gefahrenabwehr", "arbeitssicherheit", "betriebssicherheit"
    SECURITY = (
        "security",
        "security",
        "Sicherheit",
        "datenschutz",
        "fraud prevention",
        "betrugsschutz",
        "data protection",
    )
    PHYSICAL = "physical", "physical need", "körperliche Notwendigkeit", "physisch", "körperlich", "technisch nötig"
    CUSTOMER_CHOICE = (
        "customer_choice",
        "the customer's choice",
        "Wahl des Kunden",
        "kundenwunsch",
        "customer's choice",
        "auf wunsch",
    )


class StepPart(Choice, noun="a part of a step"):
    """What of a step may have a reason of its own; each is named like the key of the step."""

    ASKS = "asks", "what is asked", "was verlangt wird", "ask", "angaben", "unterlagen", "identification"
    CHANNELS = "channels", "the channels", "die Kanäle", "channel", "kanal", "weg", "wege"
    WAIT = "wait", "the wait", "die Wartezeit", "waiting", "wartezeit", "warten"
    HANDOFF = "handoff", "the hand-off", "die Übergabe", "hand-off", "übergabe", "weitergabe"


class EvidenceStatus(Choice, noun="a status of evidence"):
    """How well something is known."""

    ASSUMED = "assumed", "assumed", "angenommen", "assumption", "annahme", "vermutet", "guess", "workshop"
    OBSERVED = "observed", "observed", "beobachtet", "interview", "interviews", "beobachtung", "befragt"
    MEASURED = "measured", "measured", "gemessen", "messung", "data", "daten"


class UnitKind(Choice, noun="a kind of unit"):
    """Whether a unit belongs to the company."""

    UNIT = "unit", "unit", "Abteilung", "team", "department", "bereich", "internal", "intern", "stelle"
    PARTNER = (
        "partner",
        "partner",
        "Partner",
        "supplier",
        "dienstleister",
        "external",
        "extern",
        "lieferant",
        "subcontractor",
    )


class UnitRole(Choice, noun="a role of a unit"):
    """What a unit does in the company."""

    SALES = "sales", "sales", "Vertrieb", "verkauf"
    MARKETING = "marketing", "marketing", "Marketing", "werbung"
    SERVICE = "service", "service", "Service", "kundenservice", "customer service", "kundendienst", "support"
    PURCHASING = "purchasing", "purchasing", "Einkauf", "procurement", "beschaffung"
    PRODUCTION = "production", "production", "Produktion", "manufacturing", "fertigung", "operations", "betrieb"
    IT = "it", "IT", "IT", "edv", "information technology"
    FINANCE = "finance", "finance", "Finanzen", "accounting", "buchhaltung", "controlling", "billing", "abrechnung"
    LOGISTICS = "logistics", "logistics", "Logistik", "shipping", "versand", "lager", "warehouse"
    LEGAL = "legal", "legal", "Recht", "rechtsabteilung", "compliance"
    HR = "hr", "HR", "Personal", "human resources", "personalabteilung"
    MANAGEMENT = "management", "management", "Leitung", "geschäftsführung", "board", "vorstand"
    OTHER = "other", "other", "Sonstige", "sonstiges", "andere"


class OfferFor(Choice, noun="a group of customers"):
    """Which customers an offer is for."""

    NEW = "new", "new customers", "Neukunden", "neu", "neukunde", "new customer"
    EXISTING = (
        "existing",
        "existing customers",
        "Bestandskunden",
        "bestehend",
        "bestandskunde",
        "bestand",
        "existing customer",
    )
    ALL = "all", "all customers", "alle Kunden", "alle", "everybody", "everyone"


class Clock(Choice, noun="a state of the clock"):
    """Whether the time of a wait is counted."""

    RUNNING = "running", "running", "läuft", "laufend", "on"
    STOPPED = "stopped", "stopped", "angehalten", "paused", "gestoppt", "off", "steht"
