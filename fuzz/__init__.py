"""Throws broken, odd and hostile inputs at everything that reads or writes a file, and keeps what breaks it."""
