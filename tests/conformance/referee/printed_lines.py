"""What a program prints: each line of standard output and standard error with its virtual time."""

import io

from virtual_clock import clock


class PrintedLines:
    def __init__(self):
        self.lines = []
        self.stdout = _LineWriter(self, "stdout")
        self.stderr = _LineWriter(self, "stderr")

    def add(self, stream, text):
        # Nothing that runs while a stopped program is unwound is part of its output.
        if not clock.stopped:
            self.lines.append({"t": clock.seconds(), "stream": stream, "text": text})

    def finish(self):
        """Count unfinished lines, too."""
        self.stdout.finish()
        self.stderr.finish()
        return self.lines


class _LineWriter(io.TextIOBase):
    encoding = "utf-8"

    def __init__(self, printed, stream):
        self._printed = printed
        self._stream = stream
        self._unfinished = ""

    def writable(self):
        return True

    def write(self, text):
        *complete, self._unfinished = (self._unfinished + text).split("\n")
        for line in complete:
            self._printed.add(self._stream, line)
        return len(text)

    def finish(self):
        if self._unfinished:
            self.write("\n")
