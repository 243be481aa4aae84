"""Makes tests repeatable: property tests try the same examples in every run, and nothing is kept between runs."""

import os

from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("repeatable")
os.environ["JOURNEYAUDIT_CACHE_DIR"] = ""
