"""A whole rule to start from: it loads, passes its examples, and none of its clauses goes unnoticed."""

SCAFFOLD = """\
id: ID
title: {en: Late confirmation, de: Späte Bestätigung}
basis: {kind: convention, source: our service standard}
severity: warning
settings: {limit: {default: 1 d, en: longest time until a confirmation, de: längste Zeit bis zu einer Bestätigung}}

each: touchpoint
when: {kind: confirmation}
flag_if: {wait.max: {more: $limit, as: time}}
point_at: wait
message:
  en: "{touchpoint} comes after {time}; our limit is {limit}."
  de: "{touchpoint} kommt nach {time:dative}; unsere Grenze ist {limit}."
why:
  en: Until then the customer does not know whether anything has arrived.
  de: Bis dahin weiß der Kunde nicht, ob etwas angekommen ist.
fix:
  en: Send the confirmation at once and automatically.
  de: Die Bestätigung sofort und selbsttätig verschicken.

examples:
  - bad: |
      touchpoints: [{title: Receipt, kind: confirmation, wait: 2 d}]
    expect: ["1: “Receipt” comes after 2 days; our limit is 1 day."]
  - bad: |
      touchpoints: [{title: Quittung, kind: confirmation, wait: 25 h}]
    lang: de
    expect: ["1: „Quittung“ kommt nach 1 Tag und 1 Stunde; unsere Grenze ist 1 Tag."]
  - good: |            # the limit itself is in time
      touchpoints: [{title: Receipt, kind: confirmation, wait: 1 d}]
  - good: |            # no confirmation
      touchpoints: [{title: Lieferung, kind: delivery, wait: 9 d}]
    lang: de
  - unclear: |
      touchpoints: [{title: Receipt, kind: confirmation, wait: {reason: night run}}]
    missing: [wait.max]
"""
