"""What names say: who is the customer, which channel is meant, how long a timer runs."""

import pytest

from journeyaudit.sources.bpmn.channels import channels_in
from journeyaudit.sources.customers import is_customer, tells_more
from journeyaudit.values import parse_range
from tests.unit.bpmn_models import flows, process, reading, remarks, steps, tasks

CUSTOMERS = [
    "Customer", "CUSTOMERS", "Pizza Customer", "customer of the bank", "Client 2", "Guest\nfood consumption",
    "Patient (outpatient)", "Applicant / company", "Policyholder", "Kunde", "Kundin", "Kunde/Kundin", "Kund:in",
    "Kund*innen", "Neukunde", "Privatkunde der Bank", "Bürger", "Buerger", "Bürger:in", "Antragsteller/in",
    "Antragsteller*in", "Versicherungsnehmer", "VN", "Nahrungsaufnahme (Gast)", "Fahrgast", "Patient&#10;Aufnahme",
    "Mieter A",
]  # fmt: skip
OTHERS = [
    "Customer Service", "Customer Onboarding", "client advisor", "Patient admission", "Citizen portal", "Kundenservice",
    "Kunden-Service", "Kundendienst", "Bürgerbüro", "Buerger-Service-Portal", "Gastronomie", "Mieterverein", "Bank",
    "User", "EL_DOK_Nutzer", "", "Bürgeramt", "Kunde Betreuung", "Hotel", "Guest relations",
]  # fmt: skip


@pytest.mark.parametrize("name", CUSTOMERS)
def test_a_name_means_the_customer(name: str) -> None:
    assert is_customer(name)


@pytest.mark.parametrize("name", OTHERS)
def test_a_name_does_not_mean_the_customer(name: str) -> None:
    assert not is_customer(name)


def test_further_names_are_the_users() -> None:
    assert is_customer("ELTERNTEIL", ("Elternteil",))
    assert is_customer("Parent\nof a pupil", ("parent",))
    assert not is_customer("Elternbeirat", ("Elternteil",))
    assert not is_customer("", ("",))


def test_the_name_of_a_role_says_more_than_customer() -> None:
    assert [name for name in ("Customer", "Kund:in", "Kunde/Kundin", "Pizza Customer", "Gast") if tells_more(name)] == [
        "Pizza Customer",
        "Gast",
    ]


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("Bescheid per E-Mail senden", ["email"]),
        ("Send confirmation by e-mail or letter by post", ["email", "letter"]),
        ("Kunden anrufen", ["phone"]),
        ("Anruf beim Kunden", ["phone"]),
        ("Clear up by phone", ["phone"]),
        ("Telefonisch nachfragen", ["phone"]),
        ("Check phone number", []),
        ("E-Mail-Adresse prüfen", []),
        ("Check email address", []),
        ("Antrag im Kundenportal stellen", ["portal"]),
        ("Brief schreiben", ["letter"]),
        ("Briefing vorbereiten", []),
        ("Enter data in the app", ["app"]),
        ("Approve application", []),
        ("Keine E-Mail vorhanden", []),
        ("Call the guest", []),
        ("Online-Formular ausfüllen", ["web"]),
    ],
)
def test_a_channel_counts_only_where_it_is_named(text: str, channels: list[str]) -> None:
    assert channels_in([text]) == channels


def timer(definition: str, name: str = "Wait") -> bytes:
    event = f'<intermediateCatchEvent id="t" name="{name}"><timerEventDefinition>{definition}</timerEventDefinition>'
    return process(tasks("A", "B") + event + "</intermediateCatchEvent>" + flows("A>t", "t>B"))


@pytest.mark.parametrize(
    ("definition", "name", "wait"),
    [
        ("<timeDuration>PT48H</timeDuration>", "", "PT48H"),
        ("<timeDuration>\n  P3D\n</timeDuration>", "soon", "P3D"),
        ("", "60 minutes", "60 minutes"),
        ("<timeDuration/>", "Nach 14 Tagen erinnern", "14 Tagen"),
        ("<timeDate/>", "5min Warten", "5min"),
    ],
)
def test_a_timer_becomes_the_wait_of_the_step_behind_it(definition: str, name: str, wait: str) -> None:
    found = steps(timer(definition, name))
    assert [step.get("wait") for step in found] == [None, {"max": wait}]
    assert parse_range(wait).max is not None


@pytest.mark.parametrize(
    ("definition", "name"),
    [
        ("<timeDuration>${frist}</timeDuration>", "2 days"),
        ("<timeDate>2030-01-01T08:00:00Z</timeDate>", "1 day"),
        ("<timeCycle>R3/PT10H</timeCycle>", "10 hours"),
        ("", "Waiting for the meal"),
        ("", ""),
    ],
)
def test_a_timer_whose_time_cannot_be_told_is_remarked(definition: str, name: str) -> None:
    found = reading(timer(definition, name), "Office")
    assert next(one for one in remarks(found) if "timer" in one).endswith(
        "timers whose time cannot be told are left out: 1"
    )
    assert all("wait" not in step for step in steps(timer(definition, name)))
