"""Lets `python -m journeyaudit` do what the command `journeyaudit` does."""

from journeyaudit.cli import main

if __name__ == "__main__":
    main()
