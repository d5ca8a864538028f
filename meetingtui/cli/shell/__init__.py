"""What every command stands on: streams, errors, exit codes, and where all parts are put together."""
