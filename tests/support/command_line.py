"""Runs the command line in this process, with its streams apart."""

from __future__ import annotations

from dataclasses import dataclass

from click.testing import CliRunner

from translate.cli import run


@dataclass(frozen=True)
class Outcome:
    exit_code: int
    stdout: str
    stderr: str


def padanan(*arguments: object, stdin: bytes = b"") -> Outcome:
    """Run `padanan` with these arguments."""
    with CliRunner().isolation(input=stdin) as streams:
        exit_code = run([str(argument) for argument in arguments])
        stdout, stderr = streams[0].getvalue(), streams[1].getvalue()
    return Outcome(int(exit_code), stdout.decode(), stderr.decode())
