"""Two stores that went separate ways become one: which state is later, and what stays beside it. No files here."""
