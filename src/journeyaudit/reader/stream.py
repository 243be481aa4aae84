"""Reads one YAML stream: bytes in, documents with places and comments out, or an error that says what to do."""

from yaml.error import MarkedYAMLError

from journeyaudit.reader.advice import refusal as advised
from journeyaudit.reader.build import Builder
from journeyaudit.reader.comments import comments
from journeyaudit.reader.decode import decode
from journeyaudit.reader.events import events
from journeyaudit.reader.places import Spans
from journeyaudit.reader.refuse import Refusal
from journeyaudit.source import Comment, Document


def read(data: bytes | str, name: str) -> list[Document]:
    """All documents of a file; none if it holds nothing but blanks and comments.

    `name` is what messages call the file. Raises SourceError for everything that is not plain, unambiguous YAML 1.2.
    """
    text = decode(data, name)
    builder = Builder(text)
    try:
        builder.run(events(text))
        found = comments(text, builder.scalars) if builder.built else []
    except Refusal as refused:
        raise refused.located(text, name) from None
    except MarkedYAMLError as error:
        last = builder.scalars[-1] if builder.scalars else (0, 0)
        raise advised(text, error, builder.open_bracket, last).located(text, name) from None
    starts = [0, *(built.start for built in builder.built[1:]), len(text)]
    return [
        Document(
            name=name,
            text=text,
            data=built.data,
            values=Spans(text, built.place, keys=False),
            keys=Spans(text, built.place, keys=True),
            comments=_between(found, starts[index], starts[index + 1]),
            index=index,
        )
        for index, built in enumerate(builder.built)
    ]


def _between(found: list[tuple[int, Comment]], start: int, end: int) -> tuple[Comment, ...]:
    return tuple(comment for offset, comment in found if start <= offset < end)
