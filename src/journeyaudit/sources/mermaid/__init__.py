"""Reads journey diagrams of Mermaid: sections are stages, tasks are steps, scores are how the customer feels."""

from journeyaudit.sources.mermaid.read import diagram, read

__all__ = ["diagram", "read"]
