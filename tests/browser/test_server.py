"""How the tests wait for a site: by what happens, not by a clock."""

import sys

import pytest

from tests.browser.server import Site

LISTENS = """
import os, socket, sys, time
number = int(os.environ["GUNICORN_CMD_ARGS"].split("fd://")[1].split()[0])
"""
SLOW = f"""{LISTENS}
time.sleep(0.5)
own = socket.socket(fileno=number)
own.listen()
silent, _address = own.accept()
late, _address = own.accept()
hung_up, _address = own.accept()
hung_up.close()
own.accept()[0].sendall(b"HTTP/1.1 503 Service Unavailable\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n")
own.accept()[0].sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nok")
time.sleep(60)
"""


class Played(Site):
    """A program that plays the site."""

    silence = 0.3

    def __init__(self, folder, program):
        super().__init__(folder)
        folder.mkdir(exist_ok=True)
        self.command = [sys.executable, "-c", program]


def test_a_site_that_listens_late_stays_silent_hangs_up_and_is_not_ready_is_waited_for(tmp_path):
    with Played(tmp_path, SLOW) as site:
        assert site.process.poll() is None

    assert site.process.poll() is not None


def test_a_site_that_ends_says_why(tmp_path):
    with (
        pytest.raises(RuntimeError, match="no such disk"),
        Played(tmp_path, "import sys; sys.exit('There is no such disk.')"),
    ):
        pass


def test_two_sites_never_get_the_same_port(tmp_path):
    answers = f"{LISTENS}own = socket.socket(fileno=number); own.listen()\nwhile True: own.accept()[0].sendall("
    answers += 'b"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n")'

    with Played(tmp_path / "one", answers) as one, Played(tmp_path / "other", answers) as other:
        assert one.port != other.port


def test_a_command_of_the_site_that_fails_says_why(tmp_path):
    with pytest.raises(RuntimeError, match="no_such_command"):
        Site(tmp_path).manage("no_such_command")
