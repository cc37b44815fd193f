# SPDX-License-Identifier: Apache-2.0
"""Reads the PNG files the command draws (8 bits, not interlaced), so that tests can look at their pixels. Slow: for small ones."""
import struct
import zlib


def png_size(path):
    return struct.unpack(">II", path.read_bytes()[16:24])


class Picture:
    def __init__(self, path):
        data = path.read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n", path
        at, body = 8, b""
        while at < len(data):
            length, kind = struct.unpack(">I4s", data[at:at + 8])
            if kind == b"IHDR":
                self.width, self.height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", data[at + 8:at + 21])
                assert depth == 8 and interlace == 0
                self.channels = {0: 1, 2: 3, 6: 4}[colour]
            elif kind == b"IDAT":
                body += data[at + 8:at + 8 + length]
            at += 12 + length
        self.rows = self._unfilter(zlib.decompress(body))

    def _unfilter(self, raw):
        step, size = self.channels, self.width * self.channels
        rows, above = [], bytes(size)
        for y in range(self.height):
            kind, line = raw[y * (size + 1)], bytearray(raw[y * (size + 1) + 1:(y + 1) * (size + 1)])
            for i in range(size if kind else 0):
                left, up, corner = line[i - step] if i >= step else 0, above[i], above[i - step] if i >= step else 0
                if kind == 1:
                    line[i] = (line[i] + left) & 255
                elif kind == 2:
                    line[i] = (line[i] + up) & 255
                elif kind == 3:
                    line[i] = (line[i] + (left + up) // 2) & 255
                else:
                    guess = left + up - corner
                    nearest = min(((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner)))
                    line[i] = (line[i] + nearest[2]) & 255
            rows.append(bytes(line))
            above = rows[-1]
        return rows

    def at(self, x, y):
        x, y = int(x), int(y)
        return tuple(self.rows[y][x * self.channels:x * self.channels + 3])

    def bands(self, x, least=20):
        """Colours of the runs of at least `least` equal rows in the column x, from the top."""
        out, run = [], 0
        for y in range(1, self.height):
            run = run + 1 if self.at(x, y) == self.at(x, y - 1) else 0
            if run == least:
                out.append(self.at(x, y))
        return out
