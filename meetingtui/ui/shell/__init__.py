"""The application around the screens: theme, palette, the way through a meeting. No screen of its own."""
