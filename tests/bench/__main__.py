"""Runs every measurement in a database of its own and prints a table; fails when a ratio does not hold."""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from oresund.catalogues import compile_all
from oresund.embedded import private_servers

ROOT = Path(__file__).resolve().parents[2]
PARTS = [one.name for one in iter_modules([str(Path(__file__).parent)]) if one.name.startswith("of_")]


def main() -> int:
    """`python -m tests.bench [part …]`; a part is a module here, without the of_ that it begins with."""
    wanted = [f"of_{name}" for name in sys.argv[1:]] or sorted(PARTS)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "oresund.settings", "DEBUG": "true", "LOG_LEVEL": "ERROR"}
    compile_all(ROOT / "locale")
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder, private_servers(Path(folder)):
        return run(wanted)


def run(parts: list[str]) -> int:
    # Inline: settings load only once the servers are there.
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import override_settings, setup_test_environment, teardown_test_environment

    setup_test_environment(debug=False)
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
    call_command("migrate", verbosity=0)
    broken = 0
    with override_settings(DEBUG=False):
        for part in parts:
            call_command("flush", interactive=False, verbosity=0)
            call_command("load_declaration", verbosity=0)
            for one in import_module(f"tests.bench.{part}").measure():
                broken += not one.holds
                mark = "ok  " if one.holds else "SLOW"
                print(  # noqa: T201
                    f"{mark} {one.value:7.2f} ≤ {one.at_most:<6g} {one.measured * 1000:9.2f} ms / {one.floor * 1000:9.2f} ms  {one.name}",
                    flush=True,
                )
    teardown_test_environment()
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
