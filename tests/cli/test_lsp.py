"""The language server, spoken with over standard input and output as an editor does."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.command import ENVIRONMENT, PROGRAM, Command
from tests.small_pack import journey

clients: Any = pytest.importorskip("pygls.lsp.client", reason="pygls is not installed: pip install 'journeyaudit[lsp]'")
types: Any = pytest.importorskip("lsprotocol.types", reason="pygls is not installed: pip install 'journeyaudit[lsp]'")

Session = Callable[["Editor"], Awaitable[None]]
PATIENCE = 60
LATE = journey("Call", "Answer, wait: 3 d")


class Editor:
    """An editor with one server."""

    def __init__(self) -> None:
        """Take note of what the server tells."""
        self.client = clients.LanguageClient("editor", "1")
        self.told: asyncio.Queue[Any] = asyncio.Queue()
        self.logged: list[Any] = []

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def told(params: Any) -> None:
            self.told.put_nowait(params)

        @self.client.feature(types.WINDOW_LOG_MESSAGE)  # type: ignore[untyped-decorator]
        def logged(params: Any) -> None:
            self.logged.append(params)

    async def begin(self, pack: Path, lang: str | None, locale: str | None, program: str) -> None:
        """Start the server and say hello."""
        command = [sys.executable, "-c", program, str(pack), "lsp", "--stdio"]
        await self.client.start_io(*command, env={**os.environ, **ENVIRONMENT})
        options = {"lang": lang} if lang else None
        hello = types.InitializeParams(types.ClientCapabilities(), initialization_options=options, locale=locale)
        await self.client.initialize_async(hello)
        self.client.initialized(types.InitializedParams())

    async def end(self) -> None:
        """Take leave."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def open(self, file: Path, text: str, language: str = "yaml") -> str:
        """Open a text that need not be what is saved."""
        item = types.TextDocumentItem(file.as_uri(), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return file.as_uri()

    def change(self, uri: str, version: int, text: str) -> None:
        """Type: the whole text anew."""
        document = types.VersionedTextDocumentIdentifier(version, uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def marks(self) -> Any:
        """What the server says next."""
        return await asyncio.wait_for(self.told.get(), PATIENCE)

    async def hover(self, uri: str, line: int, character: int) -> str:
        """What is shown under the mouse."""
        where = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        found = await self.client.text_document_hover_async(where)
        return str(found.contents.value) if found is not None else ""

    async def fixes(self, uri: str, mark: Any) -> list[Any]:
        """The quick fixes for something that is marked."""
        context = types.CodeActionContext([mark])
        asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), mark.range, context)
        return list(await self.client.text_document_code_action_async(asked) or [])


def talk(
    session: Session, pack: Path, lang: str | None = "en", locale: str | None = None, program: str = PROGRAM
) -> None:
    """Hold a session with a server of its own."""

    async def whole() -> None:
        editor = Editor()
        await editor.begin(pack, lang, locale, program)
        try:
            await session(editor)
        finally:
            await editor.end()

    asyncio.run(whole())


def said(marks: Any) -> list[tuple[Any, ...]]:
    """Where something is marked, how severely, and what is said."""
    return [
        (one.range.start.line, one.range.start.character, one.range.end.character, one.severity.name, one.code)
        for one in marks.diagnostics
    ]


def applied(text: str, edit: Any) -> str:
    """A text with a change made, for texts without characters beyond the first plane."""
    lines = text.splitlines(keepends=True)
    start, end = (sum(map(len, lines[: at.line])) + at.character for at in (edit.range.start, edit.range.end))
    new: str = edit.new_text
    return text[:start] + new + text[end:]


def test_findings_come_and_go_while_somebody_types(repository: Path, pack: Path) -> None:
    async def session(editor: Editor) -> None:
        uri = editor.open(repository / "order.yaml", LATE)
        first = await editor.marks()
        assert (first.uri, first.version) == (uri, 1)
        assert said(first) == [(4, 26, 29, "Error", "late")]
        assert first.diagnostics[0].message == "“Answer” comes after 3 days."
        assert first.diagnostics[0].source == "journeyaudit"
        editor.change(uri, 2, LATE.replace("3 d", "4 d"))
        editor.change(uri, 3, LATE.replace("3 d", "1 d"))
        changed = await editor.marks()
        assert (changed.version, changed.diagnostics) == (3, ())
        editor.change(uri, 4, LATE.replace("wait", "weit"))
        broken = await editor.marks()
        assert said(broken) == [(4, 20, 24, "Error", "schema")]
        assert "did you mean 'wait'?" in broken.diagnostics[0].message
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        assert (await editor.marks()).diagnostics == ()
        assert editor.logged == []

    talk(session, pack)


def test_columns_are_counted_as_editors_count(repository: Path, pack: Path) -> None:
    text = journey("Call 🎉🎉, wait: 3 d")
    assert text.splitlines()[3].index("3 d") == 27

    async def session(editor: Editor) -> None:
        uri = editor.open(repository / "order.yaml", text)
        marks = await editor.marks()
        assert said(marks) == [(3, 29, 32, "Error", "late")]
        assert "**Error: Late step** (`late`)" in await editor.hover(uri, 3, 32)
        assert "late" not in await editor.hover(uri, 3, 28)

    talk(session, pack)


def test_hover_says_why_and_what_to_do_in_the_language_of_the_editor(repository: Path, pack: Path) -> None:
    async def session(editor: Editor) -> None:
        uri = editor.open(repository / "order.yaml", LATE)
        await editor.marks()
        assert await editor.hover(uri, 4, 28) == (
            "**Fehler: Später Schritt** (`late`)\n\n"
            "„Answer“ kommt nach 3 Tagen.\n\n"
            "**Warum es zählt:** Weil late.\n\n"
            "**Was stattdessen hilft:** Statt late.\n\n"
            "*Grundlage: Konvention, a test*"
        )
        assert (
            await editor.hover(uri, 4, 22)
            == "**`wait`**: Die Zeit, bis dieser Schritt geschieht; fehlt sie, gibt es keine."
        )
        assert await editor.hover(uri, 0, 9) == ""

    talk(session, pack, lang=None, locale="de-AT")


def test_an_acceptance_is_begun_and_wants_a_reason(repository: Path, pack: Path) -> None:
    async def session(editor: Editor) -> None:
        uri = editor.open(repository / "order.yaml", LATE)
        marks = await editor.marks()
        (fix,) = await editor.fixes(uri, marks.diagnostics[0])
        assert fix.title == "Accept “Late step” here: put your reason in place of TODO"
        assert (fix.kind, [one.code for one in fix.diagnostics]) == ("quickfix", ["late"])
        text = applied(LATE, fix.edit.changes[uri][0])
        assert text.splitlines()[4] == "  - {title: Answer, wait: 3 d, accept: [{rule: late, reason: TODO}]}"
        editor.change(uri, 2, text)
        unwritten = await editor.marks()
        assert [(one.code, one.message) for one in unwritten.diagnostics] == [
            (
                "schema",
                "the reason is still to be written: nothing is accepted for `TODO` "
                "(say why the finding is accepted, or delete the acceptance)",
            ),
            ("late", "“Answer” comes after 3 days."),
        ]
        editor.change(uri, 3, text.replace("TODO", "The law says so."))
        assert (await editor.marks()).diagnostics == ()

    talk(session, pack)


def test_names_of_the_organisation_are_offered(repository: Path, pack: Path) -> None:
    (repository / "organisation.yaml").write_text("organisation: Acme\nunits: [Sales]\n", encoding="utf-8")
    text = LATE + "  - title: Sign\n    owner: "

    async def session(editor: Editor) -> None:
        uri = editor.open(repository / "order.yaml", text)
        await editor.marks()
        where = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(6, 11))
        offers = await editor.client.text_document_completion_async(where)
        assert [one.label for one in offers] == ["Sales", "none"]

    talk(session, pack)


def test_what_is_no_journey_is_left_alone_and_other_forms_are_read(repository: Path, pack: Path) -> None:
    page = f"# Page\n\n```yaml journey\n{LATE}```\n"

    async def session(editor: Editor) -> None:
        editor.open(repository / "docker-compose.yaml", "services: {web: {image: x}}\n")
        assert (await editor.marks()).diagnostics == ()
        editor.open(repository / "README.md", "# Call us\n\nA page.\n", "markdown")
        assert (await editor.marks()).diagnostics == ()
        uri = editor.open(repository / "page.md", page, "markdown")
        marks = await editor.marks()
        assert said(marks) == [(7, 26, 29, "Error", "late")]
        assert await editor.fixes(uri, marks.diagnostics[0]) == []

    talk(session, pack)


def test_a_fault_of_the_tool_is_logged_and_the_server_goes_on(repository: Path, pack: Path) -> None:
    fault = "from journeyaudit.lsp import auditing\nauditing.Desk.report = lambda *_: 1 / 0\n"

    async def session(editor: Editor) -> None:
        uri = editor.open(repository / "order.yaml", LATE)
        assert (await editor.marks()).diagnostics == ()
        assert [one.message for one in editor.logged] == ["journeyaudit: ZeroDivisionError('division by zero')"]
        assert (await editor.hover(uri, 4, 22)).startswith("**`wait`**: The time until this step happens")

    talk(session, pack, program=PROGRAM.replace("from journeyaudit.cli", fault + "from journeyaudit.cli"))


@pytest.mark.parametrize("name", ["untitled:Untitled-1", "https://example.org/order.yaml", "file:///no/such/x.yaml"])
def test_a_text_without_a_file_harms_nothing(name: str, repository: Path, pack: Path) -> None:
    async def session(editor: Editor) -> None:
        item = types.TextDocumentItem(name, "yaml", 1, LATE)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        assert (await editor.hover(name, 4, 22)).startswith("**`wait`**: The time until this step happens")
        assert editor.logged == []

    talk(session, pack)


def test_a_broken_organisation_file_is_named(repository: Path, pack: Path) -> None:
    file = repository / "organisation.yaml"
    file.write_text("organisation: Acme\nuntis: [Sales]\n", encoding="utf-8")

    async def session(editor: Editor) -> None:
        editor.open(repository / "order.yaml", LATE)
        marks = await editor.marks()
        assert said(marks) == [(0, 0, 0, "Error", "schema"), (4, 26, 29, "Error", "late")]
        assert marks.diagnostics[0].message.startswith("organisation.yaml:2: ")

    talk(session, pack)


def test_settings_hold_and_broken_ones_are_named(repository: Path, pack: Path) -> None:
    settings = repository / "journeyaudit.yaml"
    settings.write_text("ignore: [late]\n", encoding="utf-8")

    async def session(editor: Editor) -> None:
        uri = editor.open(repository / "order.yaml", LATE)
        assert (await editor.marks()).diagnostics == ()
        settings.write_text("ignroe: [late]\n", encoding="utf-8")
        saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
        editor.client.text_document_did_save(saved)
        marks = await editor.marks()
        assert said(marks) == [(0, 0, 0, "Error", "settings")]
        assert marks.diagnostics[0].message.startswith("journeyaudit.yaml:1: ")
        assert marks.diagnostics[0].related_information[0].location.uri == settings.as_uri()

    talk(session, pack)


def test_without_the_extra_the_command_says_what_to_install(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "journeyaudit.cli.lsp.find_spec", lambda name: None if name == "pygls" else find(name), raising=True
    )
    outcome = run("lsp")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "journeyaudit: the language server needs further packages; install them with pip install 'journeyaudit[lsp]'\n"
    )
