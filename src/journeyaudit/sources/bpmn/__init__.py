"""Journeys from BPMN 2.0 models: pools, lanes, messages, events and gateways, seen from the customer's side."""

from journeyaudit.sources.bpmn.read import is_bpmn, read

__all__ = ["is_bpmn", "read"]
