#!/bin/sh
# Time and peak memory of the sample bulletin: whole process, five runs after one warm-up, and the
# stages of the last run; then text alone against plain pango. Quote medians; a timing is never a test.
set -eu
cd "$(dirname "$0")/.."
GONGBAO=$PWD/${BUILD:-build}/gongbao
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

run() {
	"$GONGBAO" "$@" >/dev/null
}

measure() {
	label=$1
	shift
	run "$@"
	: >"$out/times"
	for _ in 1 2 3 4 5; do
		/usr/bin/env bash -c 'TIMEFORMAT=%R; time "$@" >/dev/null' - "$GONGBAO" "$@" 2>>"$out/times"
	done
	median=$(sort -n "$out/times" | sed -n 3p)
	peak=$("$GONGBAO" "$@" --time 2>&1 >/dev/null | sed -n 's/^peak *//p')
	printf '%-34s median %s s   peak %s\n' "$label" "$median" "$peak"
}

measure 'both PDFs' make bulletin data/zaozhuang -o "$out/a.pdf" -o "$out/b.pdf,writer=cairo"
measure 'libharu only' make bulletin data/zaozhuang -o "$out/a.pdf"
measure 'cairo only' make bulletin data/zaozhuang -o "$out/b.pdf,writer=cairo"
measure 'summary as PNG' make summary data/zaozhuang -o "$out/s.png"
measure 'summary as SVG' make summary data/zaozhuang -o "$out/s.svg"
measure 'check' check data/zaozhuang
measure 'both PDFs, each read back' make bulletin data/zaozhuang --audit -o "$out/a.pdf" -o "$out/b.pdf,writer=cairo"
measure 'audit of the libharu PDF' audit "$out/a.pdf" data/zaozhuang
measure 'audit of the cairo PDF' audit "$out/b.pdf" data/zaozhuang
echo
echo 'stages of one run (both PDFs):'
"$GONGBAO" make bulletin data/zaozhuang -o "$out/a.pdf" -o "$out/b.pdf,writer=cairo" --time 2>&1 >/dev/null
echo
echo 'text alone, against plain pango (tests/bench_text.c):'
sh tests/outside/prose.sh >"$out/prose"
"${BUILD:-build}/bench_text" "$out/prose"
