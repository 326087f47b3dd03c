"""`runelint rule` and `runelint ast`: pages about rules and scripts."""

from __future__ import annotations

import click

from runelint.cli.status import Exit
from runelint.cli.terminal import colour, say, stdin, unreadable, width, write
from runelint.failure import RunelintError


@click.command(short_help="Explain a rule, or list them all.")
@click.argument("name", required=False, metavar="[CODE|NAME]")
def rule(name: str | None) -> None:
    """Explain a rule (RUNE402, or errexit-without-emit), or list all of them."""
    from runelint.catalogue import load_rules
    from runelint.report.explain import rule_list, rule_page
    from runelint.selection import SelectionError, rule_called

    rules = load_rules()
    if name is None:
        write([rule_list(rules, colour=colour())])
        return
    try:
        write([rule_page(rule_called(rules, name), width=width(), colour=colour())])
    except SelectionError as error:
        raise click.UsageError(str(error)) from error


@click.command(short_help="Print the syntax tree of a file.")
@click.argument("file")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For a person (the default) or for a program.",
)
def ast(file: str, output_format: str) -> int:
    """Print how runelint reads FILE: its syntax tree (- for stdin)."""
    from runelint.engine import affordable
    from runelint.reading import read
    from runelint.report.tree import tree_json, tree_text
    from runelint.syntax import parse
    from runelint.syntax.source import Source

    try:
        source = Source.from_bytes(file, stdin() if file == "-" else read(file))
    except RunelintError as error:
        raise unreadable(file, error) from error
    script = affordable(lambda: parse(source.text))
    write([tree_json(script)] if output_format == "json" else tree_text(script, source))
    for problem in script.problems:
        place = source.position(problem.start)
        say(f"{file}:{place.line}:{place.column}: {problem.message}")
    return Exit.FINDINGS if script.problems else Exit.CLEAN
