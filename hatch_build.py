"""Builds wheels: plain ones, or, asked by `JOURNEYAUDIT_COMPILE=1`, ones whose busiest modules are compiled by mypyc.

Why these modules and no others, and what it brings: docs/decisions/0026-compiled.md.
"""

from __future__ import annotations

import os
from contextlib import chdir
from pathlib import Path
from shutil import which
from sysconfig import get_config_var
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VARIABLE = "JOURNEYAUDIT_COMPILE"
"""The environment variable that asks for a compiled wheel."""
NEEDED = ["mypy[mypyc]>=2.4.1,<2.5", "pydantic>=2.7", "types-PyYAML>=6.0.12"]
"""What compiles; a version that was tried, because compilers have faults of their own."""
NO_COMPILER = "journeyaudit cannot be compiled, which takes a C compiler and the headers of Python"
OPTIONS = ["--config-file=", "--ignore-missing-imports"]
"""What mypy is told, whose strict checks are for those who change the code."""


def modules(package: Path, chosen: list[str], plain: list[str]) -> list[Path]:
    """The files that are compiled, in one order on every machine."""
    found = [file for name in chosen for file in (*package.glob(f"{name}.py"), *package.glob(f"{name}/**/*.py"))]
    return sorted(file for file in found if file.relative_to(package).as_posix() not in plain)


class CustomBuildHook(BuildHookInterface[Any]):
    """What hatchling asks while it builds a wheel."""

    built: TemporaryDirectory[str] | None = None

    def dependencies(self) -> list[str]:
        """What building needs beside hatchling: nothing for a plain wheel."""
        return NEEDED if _asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is put together, and put in what came out; an editable install stays plain."""
        if not _asked() or version == "editable":
            return
        self.built = TemporaryDirectory()
        folder = Path(self.built.name)
        try:
            files = modules(Path(self.root, "src", "journeyaudit"), self.config["compiled"], self.config["plain"])
            libraries = compiled(files, Path(self.root, "src"), folder)
        except OSError as error:
            self.app.abort(f"{error}; without {VARIABLE} it is installed as it is, which needs neither.")
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"] |= {str(file): file.relative_to(folder / "lib").as_posix() for file in libraries}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Throw away what was built, which now stands in the wheel."""
        if self.built is not None:
            self.built.cleanup()


def _asked() -> bool:
    return os.environ.get(VARIABLE, "") not in ("", "0")


def compiled(files: list[Path], sources: Path, folder: Path) -> list[Path]:
    """Compile modules into a folder, and return what came out; raises OSError where that is not possible."""
    # Imported where they are wanted: a plain wheel is built without them.
    from mypyc.build import mypycify  # noqa: PLC0415
    from setuptools import Distribution  # noqa: PLC0415
    from setuptools.errors import CompileError, ExecError, LinkError, PlatformError  # noqa: PLC0415

    compiler = (os.environ.get("CC") or get_config_var("CC") or "").split()
    if compiler and which(compiler[0]) is None:
        raise OSError(f"{NO_COMPILER} ({compiler[0]} is not there)")
    options = [*OPTIONS, f"--cache-dir={folder / 'cache'}"]
    with chdir(sources):  # mypyc names modules after their paths
        extensions = mypycify(
            [*options, *(str(file.relative_to(sources)) for file in files)],
            group_name="journeyaudit",
            multi_file=True,  # one file takes the compiler twice as long
            opt_level="2",
            debug_level="0",
            target_dir=str(folder / "c"),
        )
        build = Distribution({"name": "journeyaudit", "ext_modules": extensions}).get_command_obj("build_ext")
        build.build_lib, build.build_temp = str(folder / "lib"), str(folder / "o")
        build.parallel = os.cpu_count()
        build.ensure_finalized()
        try:
            build.run()
        except (CompileError, ExecError, LinkError, PlatformError) as error:
            raise OSError(f"{NO_COMPILER} ({error})") from error
    return sorted(file for file in (folder / "lib").rglob("*") if file.is_file())
