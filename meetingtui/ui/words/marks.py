"""How the marked row of a list begins, and every other one (CONTRIBUTING, R4)."""

MARK, NO_MARK = "> ", "  "
