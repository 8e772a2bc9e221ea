#!/bin/sh
# Makes tone.packets, the test tone: 1 kHz at -20 dBFS, two seconds with soft edges, to be played round and round.
# Layout: packets in all (2 bytes), then each packet's length (2 bytes, big-endian) and the packet. Needs sox, opusenc, python3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sox -n -r 48000 -c 1 -b 16 "$work/tone.wav" synth 2 sine 1000 gain -20 fade t 0.02 2 0.02
opusenc --quiet --bitrate 32 --hard-cbr --framesize 20 --discard-comments --discard-pictures "$work/tone.wav" "$work/tone.opus"
python3 - "$work/tone.opus" "$here/tone.packets" <<'PY'
import struct
import sys

data = open(sys.argv[1], "rb").read()
packets, part, at = [], b"", 0
while at < len(data):
    assert data[at : at + 4] == b"OggS"
    count = data[at + 26]
    sizes = data[at + 27 : at + 27 + count]
    at += 27 + count
    for size in sizes:
        part += data[at : at + size]
        at += size
        if size < 255:
            packets.append(part)
            part = b""
sound = packets[2:]
with open(sys.argv[2], "wb") as out:
    out.write(struct.pack(">H", len(sound)))
    for packet in sound:
        out.write(struct.pack(">H", len(packet)) + packet)
PY
