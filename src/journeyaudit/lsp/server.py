"""The server itself: what editors ask, and who answers."""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec

from journeyaudit import __version__
from journeyaudit.frozen import dataclass
from journeyaudit.lsp.actions import acceptance
from journeyaudit.lsp.auditing import Desk
from journeyaudit.lsp.completion import completion
from journeyaudit.lsp.diagnostics import NAME, diagnostics, from_settings, standing
from journeyaudit.lsp.hover import about_field, about_findings, findings_at
from journeyaudit.lsp.names import Namebook
from journeyaudit.lsp.words import WORDS
from journeyaudit.report import Finding, Report, told
from journeyaudit.rulebook import info
from journeyaudit.source import SourceError
from journeyaudit.sources import reader_of
from journeyaudit.values import Language

DELAY = 0.3
"""Seconds without a keystroke after which a text is audited."""
TRIGGERS = (":", " ", "{", "[", ",")
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """A text with what was said about it."""

    text: str
    report: Report
    file: Path

    @property
    def findings(self) -> list[Finding]:
        """The findings that are marked in it."""
        return list(standing(self.report, self.file))


class Server(LanguageServer):
    """One editor's server: the texts that are open, and the audits that are under way."""

    def __init__(self, lang: Language) -> None:
        """Begin without texts; `lang` holds until the editor says another."""
        # Whole texts: changes by lines would be counted with breaks that editors do not know.
        super().__init__(NAME, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.lang = lang
        self.desk = Desk()
        self.namebook = Namebook()
        self.seen: dict[str, Seen] = {}
        self.under_way: dict[str, asyncio.Task[None]] = {}

    @property
    def codec(self) -> PositionCodec:
        """How the editor counts columns."""
        return self.workspace.position_codec

    def text(self, uri: str) -> str:
        """The text as it is now in the editor."""
        return self.workspace.get_text_document(uri).source

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log what went wrong, here and with the editor; nobody is interrupted by it."""
        LOG.error("%s", error, exc_info=error)
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"{NAME}: {error!r}"))

    def audit(self, uri: str, delay: float = 0.0) -> None:
        """Audit a text in a while; what is under way for it is of no use any more."""
        self.forget(uri)
        self.under_way[uri] = asyncio.get_running_loop().create_task(self._audit(uri, delay))

    def forget(self, uri: str) -> None:
        """Break off what is under way for a text."""
        before = self.under_way.pop(uri, None)
        if before is not None:
            before.cancel()

    async def _audit(self, uri: str, delay: float) -> None:
        name = to_fs_path(uri)
        if name is None or not uri.startswith("file:"):
            return
        await asyncio.sleep(delay)
        file, text = Path(name), self.text(uri)
        version = self.workspace.get_text_document(uri).version
        marks: list[types.Diagnostic] = []
        this = asyncio.current_task()
        self.seen.pop(uri, None)
        try:
            wanted = lambda: self.under_way.get(uri) is this  # noqa: E731 # asked in the thread, when its turn comes
            report = await asyncio.to_thread(self.desk.report, file, text, self.lang, wanted)
            if report is not None:
                self.seen[uri] = Seen(text, report, file)
                marks = diagnostics(report, file, text, self.codec)
        except SourceError as error:
            marks = from_settings(told(error.problems, self.lang))
        except Exception as error:  # noqa: BLE001 # whatever goes wrong, the editor keeps its server
            self.report_server_error(error, type(error))
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, marks, version))

    def seen_now(self, uri: str) -> Seen | None:
        """What was said about a text, if it has not changed since."""
        seen = self.seen.get(uri)
        return seen if seen is not None and seen.text == self.text(uri) else None


def serve(lang: Language) -> None:
    """Speak with an editor over standard input and output until it takes leave."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    wired(Server(lang)).start_io()


def wired(server: Server) -> Server:
    """The server with an answer to everything that it offers."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.lang = language_for(params, server.lang)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.audit(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.audit(params.text_document.uri, DELAY)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        for uri in list(server.workspace.text_documents):
            server.audit(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.forget(uri)
        server.seen.pop(uri, None)
        server.namebook.forget(Path(to_fs_path(uri) or ""))
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return hovered(server, params)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=list(TRIGGERS)))
    def complete(params: types.CompletionParams) -> list[types.CompletionItem]:
        return completed(server, params)

    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    def fix(params: types.CodeActionParams) -> list[types.CodeAction]:
        return fixes(server, params)

    return server


def language_for(params: types.InitializeParams, otherwise: Language) -> Language:
    """The language that an editor wants: as its settings say, else that of its surface."""
    options = params.initialization_options
    wanted = options.get("lang") if isinstance(options, dict) else getattr(options, "lang", None)
    for name in (wanted, params.locale):
        if isinstance(name, str) and name:
            return "de" if name.lower().replace("_", "-").split("-")[0] == "de" else "en"
    return otherwise


def hovered(server: Server, params: types.HoverParams) -> types.Hover | None:
    """What is to be shown under the mouse."""
    uri = params.text_document.uri
    text, file, parts = server.text(uri), to_fs_path(uri) or "", []
    seen = server.seen_now(uri)
    if seen is not None:
        asked = types.Range(params.position, params.position)
        found = findings_at(seen.findings, asked, text, server.codec)
        parts = [about_findings(found, seen.report, server.lang)] if found else []
    if reader_of(file) is None and (said := about_field(text, params.position, server.codec, server.lang)):
        parts.append(said)
    if not parts:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)))


def completed(server: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
    """What can be written at the cursor; only YAML is completed."""
    uri = params.text_document.uri
    file, text = Path(to_fs_path(uri) or ""), server.text(uri)
    if reader_of(file.name) is not None:
        return []
    typed = params.context.trigger_character if params.context is not None else None
    try:
        book = server.desk.ground(file.parent).book
        rules = [(one.rule.id, info(one.rule, server.lang).title) for one in book.rules]
    except SourceError:
        rules = []
    names = server.namebook.names(file, text, params.position.line)
    return completion(text, params.position, server.codec, names, rules, server.lang, after_blank=typed == " ")


def fixes(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What can be done about the findings in a range."""
    uri = params.text_document.uri
    seen = server.seen_now(uri)
    if seen is None:
        return []
    done = []
    for finding in findings_at(seen.findings, params.range, seen.text, server.codec):
        edit = acceptance(finding, seen.file, seen.text, server.codec)
        if edit is not None:
            title = WORDS[server.lang]["accept"].format(title=seen.report.rule(finding.rule).title)
            marks = [one for one in params.context.diagnostics if one.code == finding.rule]
            change = types.WorkspaceEdit(changes={uri: [edit]})
            done.append(types.CodeAction(title, types.CodeActionKind.QuickFix, marks or None, edit=change))
    return done
