"""The house as a whole: sizes, names, docstrings, what a start loads, licences, the lock files."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "dalel"
LONGEST = 600
MODULES = sorted(
    path
    for folder in ("src", "tests", "tools", "bench", "examples")
    for path in (ROOT / folder).rglob("*.py")
)
PUBLIC = sorted(SOURCE.rglob("*.py"))

# Heavy stacks: a command that only prints its help must not pay for them.
HEAVY = {"PIL", "av", "c2pa", "fastapi", "numpy", "pyarrow", "pyhanko", "sqlalchemy", "typst"}
VAGUE = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}


def shown(path: Path) -> str:
    """Return a path as it stands in the repository."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_no_module_is_too_long(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= LONGEST, f"{shown(path)} has {lines} lines; divide it by what it does"


def test_no_module_bears_a_vague_name() -> None:
    names = {shown(path): set(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES}

    assert {} == {path: parts & VAGUE for path, parts in names.items() if parts & VAGUE}


def undocumented(path: Path) -> Iterator[str]:
    """Yield each public definition of a module that has no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not ast.get_docstring(tree):
        yield f"{shown(path)}:1 the module"

    def visit(body: list[ast.stmt], inside: str) -> Iterator[str]:
        for node in body:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if node.name.startswith("_") or _is_variant(node):
                continue
            if not ast.get_docstring(node):
                yield f"{shown(path)}:{node.lineno} {inside}{node.name}"
            if isinstance(node, ast.ClassDef):
                yield from visit(node.body, f"{node.name}.")

    yield from visit(tree.body, "")


def _is_variant(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a definition is documented elsewhere: an overload, a setter, an override."""
    names = {ast.unparse(decorator).rsplit(".", 1)[-1] for decorator in node.decorator_list}
    return bool(names & {"overload", "override", "setter"})


def test_every_public_thing_is_documented() -> None:
    assert [] == [line for path in PUBLIC for line in undocumented(path)]


def loaded_by(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after running the code."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{code}\nimport json, sys\nprint('\\n' + json.dumps([*sys.modules]))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


HELP = """
import sys
sys.argv = ["dalel", "--help"]
from dalel.cli import main
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
"""


@pytest.mark.parametrize(
    "code",
    ["import dalel", "import dalel; dalel.__version__", HELP],
    ids=["import", "version", "help"],
)
def test_a_start_loads_no_heavy_stack(code: str) -> None:
    assert set() == loaded_by(code) & HEAVY


def test_help_is_printed_by_the_console_script() -> None:
    command = Path(sys.executable).parent / "dalel"
    done = subprocess.run([command, "--help"], capture_output=True, text=True, check=True)

    assert "dalel" in done.stdout.lower()


def test_version_is_the_package_s() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import dalel; print(dalel.__version__)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert metadata.version("dalel") == done.stdout.strip()


# Where third-party packages may be imported. The standard library may be imported anywhere.
HOMES = {
    "PIL": {"evidence"},
    "av": {"evidence"},
    "babel": {"locale", "report"},
    "c2pa": {"evidence"},
    "cyclopts": {"cli"},
    "defusedxml": {"evidence"},
    "filetype": {"evidence"},
    "rich": {"cli"},
    "typst": {"report"},
    "yaml": {"casefile", "norms"},
}


def imported(path: Path) -> set[str]:
    """Return the top-level names of all that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_third_parties_stay_where_they_belong() -> None:
    """Nothing but the standard library in the case; media readers inside evidence; and so on."""
    strangers = {
        f"{shown(path)} imports {name}"
        for path in PUBLIC
        for name in imported(path) - set(sys.stdlib_module_names) - {"dalel"}
        if path.relative_to(SOURCE).parts[0] not in HOMES.get(name, set())
    }

    assert set() == strangers


def requirements(name: str, extras: set[str]) -> Iterator[Requirement]:
    """Yield what a distribution needs on this machine, with the extras asked for."""
    for line in metadata.requires(name) or []:
        requirement = Requirement(line)
        environments = [{"extra": extra} for extra in extras or {""}]
        if not requirement.marker or any(map(requirement.marker.evaluate, environments)):
            yield requirement


def runtime() -> set[str]:
    """Return all distributions that a user installs with `dalel[media,report]`."""
    found: set[str] = set()
    waiting = list(requirements("dalel", {"media", "report"}))
    while waiting:
        requirement = waiting.pop()
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name not in found:
            found.add(name)
            waiting += requirements(requirement.name, requirement.extras)
    return found


PERMISSIVE = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|0BSD|Zlib|Unlicense|HPND|CC0|Public Domain)\b",
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"\bA?L?GPL|General Public|MPL|Mozilla|EUPL|CDDL|EPL\b", re.IGNORECASE)
# What a wheel may carry inside, whatever its own metadata says.
CARRIED = re.compile(r"/lib(x264|x265|avcodec|mp3lame|gnutls|gmp|xvid|fdk-aac)[-.]")
# Judged by hand, each with its reason.
ACCEPTED = {
    "av": "BSD-3-Clause; its wheel carries FFmpeg and encoders under (L)GPL: see NOTICE",
    "certifi": "MPL-2.0: a file of certificates, used as it is",
}


def licence(name: str) -> str:
    """Return the licence that a distribution states of itself."""
    about = metadata.metadata(name)
    stated = about.get_all("License-Expression") or about.get_all("License") or [""]
    classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    return " | ".join([*stated[0].splitlines()[:1], *classifiers])


def carried(name: str) -> list[str]:
    """Return the copyleft libraries that a distribution's wheel carries."""
    return [str(path) for path in metadata.files(name) or [] if CARRIED.search(f"/{path}")]


def test_runtime_licences_are_permissive() -> None:
    """Print the licences of all that a user installs (`pytest -s`), and refuse copyleft."""
    licences = {name: licence(name) for name in sorted(runtime())}
    refused = {
        name: text
        for name, text in licences.items()
        if name not in ACCEPTED
        and (COPYLEFT.search(text) or not PERMISSIVE.search(text) or carried(name))
    }
    for name, text in licences.items():
        print(f"{name:24} {text}")

    assert {} == refused


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-uv.lock"])
def test_locks_hold_pins_and_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]

    assert "://" not in text
    assert "index-url" not in text
    assert pins
    assert [] == [line for line in pins if "==" not in line or not line.endswith("\\")]
    assert len(pins) <= text.count("--hash=sha256:")


def test_the_lock_holds_all_that_the_project_declares() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {line.partition("==")[0] for line in lock.splitlines() if "==" in line}
    declared = {
        re.sub(r"[-_.]+", "-", Requirement(line).name).lower()
        for line in metadata.requires("dalel") or []
    }

    assert set() == declared - locked - {"dalel"}


def test_tests_run_in_the_locked_environment() -> None:
    """The suite judges the versions of the lock, not whatever the machine holds."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE)
    differing = {
        name: metadata.version(name)
        for name, _ in pins
        if name in runtime() and metadata.version(name) not in {v for n, v in pins if n == name}
    }

    assert {} == differing


def test_make_alone_prints_a_line_for_each_target() -> None:
    environment = {k: v for k, v in os.environ.items() if k not in {"MAKEFLAGS", "MAKELEVEL"}}
    done = subprocess.run(
        ["make"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (help .*)$", makefile, re.MULTILINE)

    assert phony
    assert phony.group(1).split() == [line.split()[1] for line in done.stdout.splitlines()]
