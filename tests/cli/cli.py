"""What the tests of the command line share: a folder for each test, and a way to run things."""
import os
import shlex
import subprocess
import tempfile
import unittest

TANDEM = os.environ["TANDEM"]
CC = os.environ["TANDEM_CC"]
INCLUDE = os.environ["TANDEM_INCLUDE"]
LIBS = shlex.split(os.environ["TANDEM_LIBS"])

GOOD = """#include <tandem.h>
#include <stdio.h>

static async int twice(int x)
{
    await td_yield();
    return 2 * x;
}

async int main(void)
{
    printf("%s %d\\n", __FILE__, await twice(21));
    return 0;
}
"""
BAD = """#include <tandem.h>

async int main(void)
{
    return await 3;
}
"""


class Cli(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.dir = os.path.join(self.folder.name, "work")
        self.tmp = os.path.join(self.folder.name, "tmp")
        os.makedirs(self.dir)
        os.makedirs(self.tmp)
        self.env = dict(os.environ, TMPDIR=self.tmp, TERM="xterm")
        self.env.pop("TANDEM_CC_FLAGS", None)

    def path(self, name):
        return os.path.join(self.dir, name)

    def write(self, name, text=GOOD):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as f:
            f.write(text)
        return name

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as f:
            return f.read()

    def names(self):
        return sorted(os.listdir(self.dir))

    def run_command(self, *command, status=0, **more):
        done = subprocess.run(command, cwd=self.dir, env=self.env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              errors="replace", timeout=60, **more)
        self.assertEqual(done.returncode, status, f"{command}\n{done.stdout}{done.stderr}")
        # whatever happened, no file stays
        self.assertEqual(os.listdir(self.tmp), [])
        return done

    def tandem(self, *args, status=0, **more):
        return self.run_command(TANDEM, *args, status=status, **more)
