"""The fnde half of a comparison: a Java process driven over stdin and stdout. README.md has the protocol."""

import json
import subprocess


class FndeError(RuntimeError):
    """The fnde process ended, or said something outside the protocol."""


class FndeProcess:
    """`with FndeProcess(command) as fnde`: started, ready when entered, ended on leaving."""

    def __init__(self, command):
        self.command = [str(part) for part in command]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self._line()
        if not line.startswith("ready "):
            self._fail(f"expected 'ready {{...}}', got {line!r}")
        self.ready = self._json(line.removeprefix("ready "), "threads", "dtype", "weights_sha256", "parameters")
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            try:
                self._send("quit")
                self.process.wait(timeout=10)
            except (FndeError, subprocess.TimeoutExpired):
                self.process.kill()
                self.process.wait()

    def step(self):
        self._send("step")
        keys = ("seconds", "loss", "nfe_forward", "nfe_backward", "accepted", "rejected")
        return self._json(self._line(), *keys)

    def gradient(self, path):
        """The gradient of the last step as safetensors at `path`."""
        self._send(f"gradient {path}")
        self._json(self._line(), "gradient")

    def _send(self, command):
        try:
            self.process.stdin.write(command + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            self._fail(f"ended before {command!r}")

    def _line(self):
        line = self.process.stdout.readline()
        if not line:
            self._fail("ended without an answer")
        return line.strip()

    def _json(self, text, *keys):
        try:
            value = json.loads(text)
            return value | {key: value[key] for key in keys}
        except (ValueError, KeyError, TypeError) as error:
            self._fail(f"expected one line of JSON with {keys}, got {text!r} ({error!r})")

    def _fail(self, message):
        if self.process.poll() is None:
            self.process.kill()
        status = self.process.wait()
        raise FndeError(f"{' '.join(self.command)}: {message}; exit status {status}")
