"""All that is fuzzed, by name."""

from fuzz.targets import audits, commands, forms, reading, reports, wording, writing

TARGETS = {
    one.name: one for module in (reading, wording, forms, writing, audits, reports, commands) for one in module.TARGETS
}
"""In the order of a round: the cheapest first."""
