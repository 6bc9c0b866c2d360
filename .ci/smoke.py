"""Clones what is committed, starts it as a newcomer would, and looks whether the shop is open.

Then kills it without warning and starts it again: nothing may be lost, and nothing may stand in the way.
"""
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COLD, WARM = 600, 120  # patience in seconds, not goals: this machine is shared


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def start(clone, env, patience):
    """Runs `npm start` until it has said its addresses; returns the process, its output and the seconds it took."""
    started = time.time()
    process = subprocess.Popen(["npm", "start", "--silent"], cwd=clone, env=env, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("demo admin:"):
            return process, "".join(lines), time.time() - started
        if time.time() - started > patience:
            break
    raise SystemExit("npm start did not open the shop:\n" + "".join(lines))


def get(url):
    with urllib.request.urlopen(url, timeout=20) as response:
        return response.status, response.read().decode()


def look_around(address, output):
    status, page = get(address + "/")
    assert status == 200 and "<h1" in page, "the home page is not rendered on the server"
    assert get(address + "/health/ready")[0] == 200
    assert '"agents"' in get(address + "/registry/v1/index.json")[1]
    for role in ("buyer", "publisher", "admin"):
        assert re.search(rf"^demo {role}: \S+@\S+ \S+$", output, re.M), f"no demo {role} was named"


def main():
    with tempfile.TemporaryDirectory(prefix="fleetprompt-smoke-") as home:
        clone = os.path.join(home, "clone")
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        port = free_port()
        env = {**os.environ, "PORT": port, "STRIPE_PORT": free_port(), "MAIL_PORT": free_port()}
        address = f"http://127.0.0.1:{port}"

        process, output, cold = start(clone, env, COLD)
        look_around(address, output)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

        process, output, warm = start(clone, env, WARM)
        look_around(address, output)
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)
        print(f"cold {cold:.1f} s, warm {warm:.1f} s after kill -9")


if __name__ == "__main__":
    sys.exit(main())
