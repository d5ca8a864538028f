"""`meet completion`: what a shell needs to complete commands, options, pairs, meetings and filters."""

from __future__ import annotations

import click

SHELLS = {
    "bash": 'eval "$(meet completion bash)"      in ~/.bashrc',
    "zsh": 'eval "$(meet completion zsh)"       in ~/.zshrc, below compinit',
    "fish": "meet completion fish | source      in ~/.config/fish/config.fish",
}
"""The line that turns it on, and where it belongs."""


@click.command("completion")
@click.argument("shell", type=click.Choice([*SHELLS]), metavar="bash|zsh|fish")
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    """Print what your shell needs to complete what you type.

    It completes commands, options, pairs, meeting numbers and the filters of the search.

    \b
    Add one line:
      eval "$(meet completion bash)"         in ~/.bashrc
      eval "$(meet completion zsh)"          in ~/.zshrc, below compinit
      meet completion fish | source          in ~/.config/fish/config.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None  # noqa: S101 - click knows these three
    click.echo(found(ctx.find_root().command, {}, "meet", "_MEET_COMPLETE").source())
