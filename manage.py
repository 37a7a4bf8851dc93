#!/usr/bin/env python
"""Entry point for every management command."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kwaliteit.settings")
    os.environ.setdefault("KW_BEHEER", "1")  # a command works over all besturen, the web does not
    from django.core.management import execute_from_command_line  # noqa: PLC0415 settings first

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
