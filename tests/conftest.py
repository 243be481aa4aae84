"""Makes property tests repeatable: the same examples in every run, and no time limit that a busy machine breaks."""

from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("repeatable")
