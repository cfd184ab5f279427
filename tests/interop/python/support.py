"""What the test scripts share. A server of ours for one script: `gleaner serve` in a folder of its own, ended with it."""

import atexit
import datetime
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

PATIENCE_S = 150


HOUR = datetime.timedelta(hours=1)


def now():
    return datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)


def settings_of(connection):
    return dict(each.split('=', 1) for each in connection.split(';') if each)


def start_server():
    """Starts the server and returns its connection string."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix='gleaner-interop-'))
    command = ['serve', '--data', str(folder / 'data'), '--listen', '127.0.0.1:0', '--local-compute', 'off']
    with open(folder / 'log', 'wb') as log:
        head = subprocess.Popen(['setpriv', '--pdeathsig', 'KILL', os.environ['GLEANER_PROGRAM'], *command],
                                stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def end():
        head.kill()
        head.wait()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(end)
    file = folder / 'data' / 'connection'
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE_S and head.poll() is None:
        text = file.read_text().strip() if file.exists() else ''
        if text:
            return text
        time.sleep(0.02)
    raise RuntimeError('The server did not start: ' + (folder / 'log').read_text())
