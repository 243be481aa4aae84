"""Journeys in other forms than YAML: each writer says what its form cannot hold."""

from journeyaudit.exports.export import Export
from journeyaudit.exports.mermaid import write as write_mermaid
from journeyaudit.exports.table import write as write_table

__all__ = ["Export", "write_mermaid", "write_table"]
