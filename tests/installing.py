"""Tests that install the project as its users do: they need a package index, and `.ci/run` asks for them."""

import os

import pytest

VARIABLE = "JOURNEYAUDIT_TEST_INSTALLS"
"""The environment variable by which these tests are asked for."""

installs = pytest.mark.skipif(
    not os.environ.get(VARIABLE), reason=f"installs packages from an index; {VARIABLE}=1 and .ci/run do that"
)
