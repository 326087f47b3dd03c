"""What `run` and `trace` have in common: the options that say what the plugin is given, and the scenario they make."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, TypedDict, cast

import click

from runelint.cli.terminal import stdin, unreadable
from runelint.failure import RunelintError
from runelint.reading import DOCUMENT, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.runner.scenario import Double, File, Json, Scenario


class ScenarioOptions(TypedDict):
    """The options, under the names of their parameters."""

    param: tuple[str, ...]
    ctx: tuple[str, ...]
    message: str | None
    raw: str | None
    double: tuple[str, ...]
    absent: tuple[str, ...]
    env: tuple[str, ...]
    file: tuple[str, ...]
    scenario: str | None
    finding: int | None
    start: str | None
    library: str | None
    timeout: float | None


def _number(option: click.Parameter, value: float | None) -> float | None:
    """Return the value of an option; raises BadParameter for `nan`, which is in every range."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("it is no number.", param=option)
    return value


_OPTIONS = (
    click.option("--param", multiple=True, metavar="KEY=VALUE", help="A parameter; KEY:=JSON for one that is no text."),
    click.option("--ctx", multiple=True, metavar="KEY=VALUE", help="A key of the context; KEY:=JSON likewise."),
    click.option("--input", "message", metavar="FILE", help="The whole message, from a file or - for stdin."),
    click.option("--stdin", "raw", metavar="FILE", help="What the plugin reads, byte for byte, instead of a message."),
    click.option(
        "--double",
        multiple=True,
        metavar="NAME=ANSWER",
        help="What the stand-in for a command does: STATUS, STATUS:LINE that it prints, or a JSON object.",
    ),
    click.option("--absent", multiple=True, metavar="NAME", help="A command that is not to be found."),
    click.option("--env", multiple=True, metavar="NAME=VALUE", help="An environment variable."),
    click.option(
        "--file",
        multiple=True,
        metavar="PATH=TEXT",
        help="A file that the plugin finds; PATH=@FILE copies one of yours, PATH/ makes a folder, "
        "PATH:KIND a socket, fifo, block or character device, or takes away (gone) what every machine has.",
    ),
    click.option(
        "--scenario",
        metavar="FILE",
        help="All of it from a file (- for stdin), or as JSON: a scenario, a witness or a report.",
    ),
    click.option("--finding", type=int, metavar="N", help="Which finding of a report, from 1."),
    click.option("--start", type=click.Choice(["bash", "path"]), help="As RUNE starts it, or by its own path."),
    click.option(
        "--library",
        type=click.Choice(["auto", "ours", "plugin", "none", "ready"]),
        help="Which rune_bpcs.sh it finds; auto: ours for one that is missing or a known release; "
        "ready: sourced before the first line, with the message read.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True, max=3600),
        callback=lambda _, option, value: _number(option, value),
        metavar="SECONDS",
        help="Usually 10.",
    ),
)


def scenario_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return `command` with the options that say what the plugin is given."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def scenario_of(options: ScenarioOptions, plugin: str) -> Scenario:
    """Return the scenario that the options describe; without doubles for commands that they do not name.

    Raises UsageError for a mistake in them, RunelintError when a file of the user's cannot be read.
    """
    from runelint.runner.scenario import Library, Scenario, Start

    scenario = Scenario() if options["scenario"] is None else _from_document(options["scenario"], plugin, options)
    if options["finding"] is not None and options["scenario"] is None:
        raise click.UsageError("--finding says which finding of a report is meant, so it goes with --scenario.")
    limits = scenario.limits
    if options["timeout"] is not None:
        limits = limits._replace(seconds=options["timeout"])
    scenario = _with_input(scenario, options)
    _check_absent(options["absent"])
    return scenario._replace(
        commands={**_without(scenario.commands, options["absent"]), **_doubles(options["double"])},
        absent=(*(name for name in scenario.absent if name not in options["absent"]), *options["absent"]),
        environment={**scenario.environment, **dict(_pair(text, "--env") for text in options["env"])},
        files={**scenario.files, **dict(_file(text) for text in options["file"])},
        library=scenario.library if options["library"] is None else Library(options["library"]),
        start=scenario.start if options["start"] is None else Start(options["start"]),
        limits=limits,
    )


def _without(commands: dict[str, Double], names: tuple[str, ...]) -> dict[str, Double]:
    return {name: double for name, double in commands.items() if name not in names}


def _check_absent(names: tuple[str, ...]) -> None:
    """Raise UsageError for what cannot be a command: several in one option, or none."""
    from runelint.runner.doubles import is_nameable

    for name in names:
        if not is_nameable(name):
            raise click.UsageError(f"--absent takes the name or the absolute path of one command, not `{name}`.")


def _with_input(scenario: Scenario, options: ScenarioOptions) -> Scenario:
    """Return the scenario with what the plugin reads on its stdin: an ordinary message when nothing else is said."""
    from runelint.contract.bpcs.messages import default_message

    if options["raw"] is not None:
        if options["message"] is not None or options["param"] or options["ctx"]:
            raise click.UsageError(
                "--stdin is all that the plugin reads: --input, --param and --ctx do not go with it."
            )
        return scenario._replace(message=None, stdin=_content(options["raw"]))
    message = scenario.message
    if options["message"] is not None:
        scenario, message = scenario._replace(stdin=None), _json_text(_content(options["message"]), "--input")
    if message is None and scenario.stdin is None:
        message = cast("Json", default_message())
    for name, section in (("--param", "input_parameters"), ("--ctx", "context")):
        texts = options["param"] if name == "--param" else options["ctx"]
        if texts and scenario.stdin is not None:
            raise click.UsageError(f"{name} goes into a message, and the scenario has none, but raw bytes.")
        message = _with_values(message, section, dict(_value(text, name) for text in texts))
    return scenario._replace(message=message)


def _with_values(message: Json, section: str, values: dict[str, Json]) -> Json:
    """Return the message with `values` in a section of its payload."""
    if not values:
        return message
    if not isinstance(message, dict) or not isinstance(payload := message.get("payload", {}), dict):
        raise click.UsageError("The message is no object with a `payload`, so it cannot take parameters or context.")
    held = payload.get(section)
    return {**message, "payload": {**payload, section: {**(held if isinstance(held, dict) else {}), **values}}}


def _value(text: str, option: str) -> tuple[str, Json]:
    """Return key and value of `KEY=TEXT` or `KEY:=JSON`."""
    key, value = _pair(text, option)
    if not key.endswith(":"):
        return key, value
    return key[:-1], _json_text(value.encode("utf-8", "surrogateescape"), f"{option} {key}=")


def _pair(text: str, option: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.removesuffix(":"):
        raise click.UsageError(f"{option} takes a name and a value: `{text}` has no `=` between them.")
    return key, value


def _doubles(texts: tuple[str, ...]) -> dict[str, Double]:
    from runelint.runner.double_text import double_from_text

    try:
        return dict(double_from_text(text) for text in texts)
    except RunelintError as cause:
        raise click.UsageError(f"--double: {cause}") from cause


def _file(text: str) -> tuple[str, File]:
    """Return path and content of `/path=TEXT`, `/path=@FILE`, `/path/` or `/path:KIND`."""
    from runelint.runner.scenario import File, Kind

    path, equals, content = text.partition("=")
    if not path.startswith("/"):
        raise click.UsageError(f"--file takes an absolute path, as in /etc/x=TEXT: `{text}` does not begin with `/`.")
    if path.endswith("/") and not equals:
        return path.rstrip("/"), File(mode=0o755, directory=True)
    if not equals:
        name, _, kind = path.rpartition(":")
        if name and kind in {each.value for each in Kind}:
            return name, File(kind=Kind(kind))
        raise click.UsageError(f"--file takes a path and a text: `{text}` has no `=` between them.")
    if content.startswith("@"):
        return path, File(_content(content[1:]).decode("utf-8", "surrogateescape"))
    return path, File(content)


def _content(file: str) -> bytes:
    """Return the bytes of a file of the user's, or of stdin for `-`."""
    try:
        return stdin(most=DOCUMENT, what="input") if file == "-" else read(file, most=DOCUMENT, what="input")
    except RunelintError as cause:
        raise unreadable(file, cause) from cause


def _json_text(content: bytes, what: str) -> Json:
    try:
        return cast("Json", json.loads(content.decode()))
    except (ValueError, RecursionError) as cause:
        hint = " What is no JSON can be given with --stdin." if what == "--input" else ""
        raise click.UsageError(f"{what}: it is no JSON: {cause}.{hint}") from cause


def _from_document(given: str, plugin: str, options: ScenarioOptions) -> Scenario:
    """Return the scenario in a file or in an argument; of a report, the one of a finding about `plugin`."""
    from runelint.runner.scenario_json import from_json

    document = _json_text(
        given.encode("utf-8", "surrogateescape") if given.lstrip().startswith("{") else _content(given), "--scenario"
    )
    if isinstance(document, dict) and "findings" in document:
        from runelint.cli.witness_choice import witness_in

        document = witness_in(document, plugin, options["finding"])
    try:
        return from_json(document)
    except RunelintError as cause:
        raise click.UsageError(f"--scenario: {cause}") from cause
