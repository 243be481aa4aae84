"""Reads tables in which a row is a step: CSV in the dialects of spreadsheets, and Excel workbooks."""

from journeyaudit.sources.table.columns import COLUMNS, JOURNEY, STAGE, TITLE, Column, doc_of
from journeyaudit.sources.table.grid import guarded
from journeyaudit.sources.table.read import read

__all__ = ["COLUMNS", "JOURNEY", "STAGE", "TITLE", "Column", "doc_of", "guarded", "read"]
