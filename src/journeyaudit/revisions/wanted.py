"""What the words of a call mean: two files or folders, or revisions with the paths that are looked at in them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from journeyaudit.frozen import dataclass
from journeyaudit.loader import STDIN, leads_somewhere, nearby
from journeyaudit.revisions.repository import NoRepository, Repository, Revision
from journeyaudit.values import did_you_mean, say

PLAIN = ("./", "../", "/")
"""What only paths begin with."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Two files or folders, each a side of its own."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Sides:
    """The same paths in a revision and in another one, or in the working tree."""

    repository: Repository
    old: Revision
    new: Revision | None
    """None for the working tree."""
    paths: tuple[str, ...]


class Unclear(Exception):
    """The words of a call have no meaning, or more than one; says so in two sentences."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep what is wrong, and advice."""
        self.message, self.hint = message, hint
        super().__init__(message, hint)


def sides(words: Sequence[str], after: Sequence[str] | None, folder: Path) -> Whole | Sides:
    """What is to be compared. Raises Unclear.

    `words` stand before a `--`, or are all there are; `after` stands behind it, and is None where there is none. What
    stands behind it are paths. Before it, up to two words or one range are revisions; what is both a revision and a
    path has to be told apart.
    """
    return Words(folder, strict=after is not None).sides(words, after)


class Words:
    """The words of one call in the folder where it was made."""

    def __init__(self, folder: Path, *, strict: bool) -> None:
        """`strict` where a `--` says what is a revision."""
        self.folder = folder
        self.strict = strict
        self.missing: NoRepository | None = None
        self.repository: Repository | None = None
        try:
            self.repository = Repository.at(folder)
        except NoRepository as missing:
            self.missing = missing

    def sides(self, words: Sequence[str], after: Sequence[str] | None) -> Whole | Sides:
        """The meaning of the words."""
        found: list[Revision | None] = []
        number = 0
        while number < len(words) and len(found) < 2:
            revisions = self.revisions(words[number])
            if not revisions or (found and len(revisions) > 1):
                break
            found += revisions
            number += 1
        rest = words[number:]
        if after is not None and rest:
            raise self.no_revision(rest[0])
        paths = [*rest, *(after or ())]
        if not found:
            return self.whole(paths)
        assert self.repository is not None and found[0] is not None, "without a repository there are no revisions"
        both = Sides(self.repository, found[0], found[1] if len(found) > 1 else None, tuple(paths) or (".",))
        if STDIN in paths:
            raise Unclear(
                say("standard input is no part of a revision"),
                say("compare it with a file: `journeyaudit diff OLD -`"),
            )
        return both

    def whole(self, paths: Sequence[str]) -> Whole:
        """Two paths and no revisions."""
        for one in paths:
            if one != STDIN and not leads_somewhere(one):
                raise self.neither(one)
        if len(paths) == 2:
            if paths[0] == paths[1] == STDIN:
                raise Unclear(say("standard input can be one side only"))
            return Whole(*paths)
        if len(paths) == 1:
            raise Unclear(
                say("'{name}' alone cannot be compared", name=paths[0]),
                say(
                    "name what it was before: `journeyaudit diff OLD {name}`, or a revision: "
                    "`journeyaudit diff HEAD -- {name}`",
                    name=paths[0],
                ),
            )
        if not paths:
            raise Unclear(
                say("nothing to compare was named"),
                say("such as `journeyaudit diff old.yaml new.yaml`, or `journeyaudit diff main -- journeys/`"),
            )
        raise Unclear(
            say("there are {number} files and folders, and no revision", number=len(paths)),
            say("name two files or folders, or a revision first: `journeyaudit diff main -- PATHS`"),
        )

    def revisions(self, word: str) -> list[Revision]:
        """The revision that a word names, or the two of a range; none where it is a path or unknown."""
        if self.repository is None or word == STDIN or (word.startswith(PLAIN) and not self.strict):
            return []
        found = self.range_of(word) if ".." in word else []
        one = None if found else self.repository.revision(word)
        found = [one] if one is not None else found
        if found and not self.strict and os.path.lexists(word):
            raise Unclear(
                say("'{name}' is a revision and a path as well", name=word),
                say(
                    "`journeyaudit diff {name} -- PATHS` means the revision, `./{name}` the path",
                    name=word,
                ),
            )
        return found

    def range_of(self, word: str) -> list[Revision]:
        """The two ends of `A..B`; of `A...B` the last commit that they have in common, and B. One left out is HEAD."""
        assert self.repository is not None, "ranges are looked for in a repository"
        dots = "..." if "..." in word else ".."
        names = [name or "HEAD" for name in word.split(dots, 1)]
        ends = [self.repository.revision(name) for name in names]
        old, new = ends
        if old is None or new is None:
            if (old is None and new is None) or (os.path.lexists(word) and not self.strict):
                return []
            raise self.no_revision(names[0] if old is None else names[1])
        if dots == "..":
            return [old, new]
        fork = self.repository.fork(old, new)
        if fork is None:
            hint = self.depth()
            raise Unclear(say("'{old}' and '{new}' have no commit in common", old=old.name, new=new.name), hint)
        return [Revision(f"{old.name}...", fork), new]

    def depth(self) -> str:
        """What to do where the history is not all there."""
        if self.repository is None or not self.repository.shallow:
            return ""
        return say("only the end of the history was fetched here; `fetch-depth: 0` or `git fetch` gets the rest")

    def no_revision(self, name: str) -> Unclear:
        """What is wrong with a name that has to be a revision."""
        if self.repository is None:
            return Unclear(say("'{name}' can be no revision: {why}", name=name, why=str(self.missing)))
        hint = self.similar(name)
        if leads_somewhere(name) and self.strict:
            hint = say("paths stand behind `--`")
        return Unclear(say("there is no revision '{name}'", name=name), hint)

    def neither(self, name: str) -> Unclear:
        """What is wrong with a name of nothing."""
        if self.repository is None:
            said = say("there is no file or folder '{name}'", name=name)
            return Unclear(said, nearby(name))
        revision, colon, path = name.partition(":")
        if colon and self.repository.revision(revision):
            return Unclear(
                say("'{name}' is a file in a revision", name=name),
                say("write it as `journeyaudit diff {revision} -- {path}`", revision=revision, path=path),
            )
        hint = nearby(name) or self.similar(name)
        return Unclear(say("'{name}' is neither a file nor a folder nor a revision", name=name), hint)

    def similar(self, name: str) -> str:
        """What may have been meant by the name of a revision that is not there."""
        if depth := self.depth():
            return depth
        near = did_you_mean(name, self.repository.names() if self.repository is not None else ())
        return say("did you mean '{name}'?", name=near) if near else ""
