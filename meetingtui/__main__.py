"""`python -m meetingtui` is the `meet` command."""

from meetingtui.cli import main

main()
