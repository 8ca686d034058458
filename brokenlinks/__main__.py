"""`python -m brokenlinks`."""

from brokenlinks.cli import main

main()
