"""The ready texts, German and English, from which journeys for measuring are put together."""

from dataclasses import dataclass

Step = tuple[str, str, str, str]  # id, kind, channels, title; a kind of "" is left out


@dataclass(frozen=True, slots=True)
class Wording:
    """What one language has to say: ready texts, from which journeys are put together."""

    language: str
    titles: tuple[str, ...]
    market: str
    persona: str
    goal: str
    customer: str
    units: tuple[str, ...]
    systems: tuple[str, ...]
    facts: tuple[str, ...]
    waits: tuple[str, ...]
    days: str
    stages: tuple[tuple[str, str, tuple[Step, ...]], ...]
    backstage: tuple[str, ...]
    purposes: tuple[str, ...]
    says: tuple[str, ...]
    why: tuple[str, ...]
    pains: tuple[str, ...]
    promises: tuple[str, ...]
    notes: tuple[str, ...]
    comments: tuple[str, ...]
    failures: tuple[str, ...]


GERMAN = Wording(
    language="de",
    titles=("Wallbox kaufen und behalten", "Strom für die neue Wohnung", "Heizung warten lassen", "Fahrrad im Abo"),
    market="DE",
    persona="Ehepaar Brückner, beide berufstätig",
    goal="Vor dem Winter soll alles laufen, ohne zweimal Urlaub zu nehmen",
    customer="Kunde",
    units=("Kundenservice", "Vertrieb", "Einsatzplanung", "Buchhaltung", "Montagepartner"),
    systems=("ERP", "CRM", "Ticketsystem", "Einsatzplaner"),
    facts=("Name", "Anschrift", "Kundennummer", "IBAN", "Zählernummer", "Telefon", "Fotos vom Hausanschluss"),
    waits=(
        "3 Werktage",
        "2-4 Wochen",
        "{max: 5 Arbeitstage, updates: none}",
        "20 min",
        "open",
        "{typical: 2 d, max: 9 d}",
    ),
    days="{} Werktage",
    stages=(
        (
            "Bestellen",
            "buy",
            (
                ("angebot", "request", "web, Telefon", "Angebot im Internet anfordern"),
                ("beratung", "information", "Telefon", "Beratung am Telefon, was technisch geht"),
                ("auftrag", "request", "web", "Auftrag erteilen und Anzahlung leisten"),
                ("auftragsbestaetigung", "confirmation", "email", "Auftragsbestätigung mit Termin"),
                ("rechnung-1", "payment", "email", "Rechnung über die Anzahlung"),
            ),
        ),
        (
            "Einbau",
            "start",
            (
                ("terminvorschlag", "information", "email, sms", "Terminvorschlag der Einsatzplanung"),
                ("unterlagen", "request", "Portal", "Unterlagen für den Netzbetreiber hochladen"),
                ("freigabe", "approval", "Brief", "Freigabe durch den Netzbetreiber"),
                ("montage", "delivery", "Besuch", "Monteur kommt und baut ein"),
                ("abnahme", "check", "Besuch", "Abnahme und Einweisung"),
            ),
        ),
        (
            "Benutzen",
            "use",
            (
                ("app", "", "app", "App einrichten"),
                ("abrechnung", "information", "Portal", "Monatliche Abrechnung ansehen"),
                ("erinnerung", "reminder", "email", "Erinnerung an die Wartung"),
                ("umfrage", "feedback", "email", "Umfrage zur Zufriedenheit"),
            ),
        ),
        (
            "Störung",
            "help",
            (
                ("meldung", "request", "Telefon", "Störung an der Hotline melden"),
                ("rueckruf", "follow_up", "Telefon", "Rückruf der Technik"),
                ("ferndiagnose", "check", "app", "Ferndiagnose über die App"),
                ("reparatur", "delivery", "Besuch", "Techniker tauscht ein Teil"),
                ("nachfrage", "feedback", "Telefon", "Nachfrage, ob alles läuft"),
            ),
        ),
        (
            "Kündigen",
            "leave",
            (
                ("kuendigung", "request", "Brief", "Kündigung per Brief mit Unterschrift"),
                ("rueckgewinnung", "offer", "Telefon", "Anruf der Rückgewinnung mit einem Angebot"),
                ("kuendigungsbestaetigung", "confirmation", "Brief", "Bestätigung mit dem Ende des Vertrags"),
                ("schlussrechnung", "payment", "Brief", "Schlussrechnung und Erstattung"),
            ),
        ),
    ),
    backstage=(
        "Auftrag von Hand ins ERP übertragen",
        "Bonität prüfen",
        "Netzbetreiber anfragen",
        "Teil beim Lager bestellen",
    ),
    purposes=("Bonität prüfen", "Leitung planen", "Rückfragen"),
    says=(
        "Leider kann ich das im System nicht sehen, da müssten Sie noch einmal in der Zentrale anrufen.",
        "Wir melden uns schnellstmöglich: meist noch in dieser Woche.",
        "Ihre Anfrage ist bei uns eingegangen. Sie erhalten spätestens in 3 Werktagen eine Antwort.",
        "Bitte halten Sie Ihre Kundennummer bereit; ohne sie kommen wir nicht weiter.",
    ),
    why=(
        "Das ERP nimmt Änderungen nur bis 18 Uhr an.",
        "Die Abteilung ist nach Postleitzahlen geteilt.",
        "So war es schon immer.",
    ),
    pains=(
        "Niemand weiß, wann der Monteur kommt",
        "Alles zum dritten Mal erzählt",
        "Zwei Rechnungen für eine Leistung",
    ),
    promises=("Wir antworten in {} Werktagen", "Einbau nach {} Werktagen", "In {} Werktagen haben Sie Ihr Geld zurück"),
    notes=(
        "Im Gespräch mit drei Kunden fiel auf, dass an dieser Stelle fast alle noch einmal anrufen. Die Kollegen in "
        "der Einsatzplanung sehen den Anruf nicht, weil er im Ticketsystem liegt und nicht am Auftrag hängt.",
        "Zahlen aus dem zweiten Quartal; im Winter dauert es länger. Mit dem Teamleiter besprochen.",
    ),
    comments=("mit Frau Adler klären", "gilt seit der Umstellung im März", "siehe Protokoll vom Workshop"),
    failures=("niemand zu Hause", "Teil fehlt", "Daten unvollständig"),
)

ENGLISH = Wording(
    language="en",
    titles=(
        "Get a charging point and keep it",
        "Move the gas contract",
        "Have the boiler serviced",
        "Lease a work bike",
    ),
    market="IE",
    persona="Orla and Tom, both at work all day",
    goal="Everything working before winter without taking two days off",
    customer="customer",
    units=("Customer Service", "Sales", "Dispatch", "Accounts", "Fitting partner"),
    systems=("ERP", "CRM", "ticket tool", "route planner"),
    facts=(
        "name",
        "address",
        "customer number",
        "bank account",
        "meter number",
        "phone number",
        "photos of the fuse box",
    ),
    waits=(
        "3 working days",
        "2-4 weeks",
        "{max: 5 working days, updates: none}",
        "20 min",
        "open",
        "{typical: 2 d, max: 9 d}",
    ),
    days="{} working days",
    stages=(
        (
            "Order",
            "buy",
            (
                ("quote", "request", "web, phone", "Ask for a quote online"),
                ("advice", "information", "phone", "Advice on the phone about what is possible"),
                ("order", "request", "web", "Place the order and pay the deposit"),
                ("order-confirmed", "confirmation", "email", "Order confirmed with a date"),
                ("deposit-invoice", "payment", "email", "Invoice for the deposit"),
            ),
        ),
        (
            "Fitting",
            "start",
            (
                ("date-offered", "information", "email, sms", "Dispatch offers a date"),
                ("papers", "request", "portal", "Upload papers for the network operator"),
                ("approval", "approval", "letter", "The network operator approves"),
                ("fitting", "delivery", "visit", "The fitter comes and installs it"),
                ("handover", "check", "visit", "Test run and handover"),
            ),
        ),
        (
            "Use",
            "use",
            (
                ("app", "", "app", "Set up the app"),
                ("statement", "information", "portal", "Look at the monthly statement"),
                ("service-reminder", "reminder", "email", "Reminder that a service is due"),
                ("survey", "feedback", "email", "Survey: how satisfied are you?"),
            ),
        ),
        (
            "Breakdown",
            "help",
            (
                ("report", "request", "phone", "Report a fault to the hotline"),
                ("call-back", "follow_up", "phone", "A technician calls back"),
                ("remote-check", "check", "app", "Remote check through the app"),
                ("repair", "delivery", "visit", "The technician replaces a part"),
                ("all-well", "feedback", "phone", "Call to ask whether all is well"),
            ),
        ),
        (
            "Leave",
            "leave",
            (
                ("notice", "request", "letter", "Give notice by signed letter"),
                ("win-back", "offer", "phone", "Win-back call with an offer"),
                ("notice-confirmed", "confirmation", "letter", "Confirmation with the last day"),
                ("final-bill", "payment", "letter", "Final bill and refund"),
            ),
        ),
    ),
    backstage=(
        "Copy the order into the ERP by hand",
        "Credit check",
        "Ask the network operator",
        "Order the part from stores",
    ),
    purposes=("credit check", "plan the cable", "questions that may come up"),
    says=(
        "I'm afraid our system does not show me that; please call head office again.",
        "We will get back to you as soon as possible: usually within the week.",
        "We have your request. You will hear from us within 3 working days at the latest.",
        "Please have your customer number ready, we cannot help you without it.",
    ),
    why=("The ERP takes changes until 6 pm only.", "Teams are split by postcode.", "It has always been like this."),
    pains=("Nobody knows when the fitter comes", "Told the whole story three times", "Two bills for one visit"),
    promises=("We answer in {} working days", "Fitted after {} working days", "Your money is back in {} working days"),
    notes=(
        "Three customers told us independently that this is where they call again. Dispatch does not see the call, "
        "because it lives in the ticket tool and nobody links it to the order.",
        "Figures are from the second quarter; winter takes longer. Discussed with the team lead, who agrees.",
    ),
    comments=("check with Niamh", "since the change in March", "see the minutes of the workshop"),
    failures=("nobody at home", "part is missing", "data incomplete"),
)
