"""`make bench`: what our own ways cost beside the obvious ones, on the shipped content in a database of its own."""

import os
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "cardfaq.settings", "DATA_DIR": folder, "DEBUG": "1"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        with Path(os.devnull).open("w") as nowhere:
            call_command("migrate", verbosity=0)
            call_command("import_content", stdout=nowhere)
        from bench.ways import ratios

        sys.stdout.write(f"{'A beside B: how many times as long A takes':<72}  median   (all pairs)\n")
        sys.stdout.writelines(f"{ratio}\n" for ratio in ratios())


if __name__ == "__main__":
    main()
