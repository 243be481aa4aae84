"""The language server: what an editor is told about a journey while somebody writes it."""
