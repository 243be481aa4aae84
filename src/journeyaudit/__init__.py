"""Audits customer journeys: where a process breaks its promises, passes people around or makes leaving hard."""

__version__ = "0.1.0"
