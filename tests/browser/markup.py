"""Read the whole site with the Nu HTML checker. Needs Java; `make html` fetches the checker and runs this."""

import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.browser.server import ROOT
from tests.site.weight import Scales
from tests.stock import new_site

CHECKER = ROOT / "build" / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def read(address: str) -> bytes:
    try:
        with urlopen(address) as answer:
            return answer.read()
    except HTTPError as error:
        return error.read()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as pages, new_site(Path(data)) as site:
        paths = list(Scales(site).paths())
        for path in paths:
            (Path(pages) / f"{path.strip('/').replace('/', '~')}.html").write_bytes(read(site.url + path))
        found = subprocess.run(["java", "-jar", CHECKER, "--format", "gnu", pages], check=False).returncode
    sys.stdout.write(f"{len(paths)} pages read.\n")
    sys.exit(found)
