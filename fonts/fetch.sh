#!/bin/sh
# Brings the fonts and hyphenation patterns of families.json into fonts/cache: `sh fonts/fetch.sh`
# what every report needs, `sh fonts/fetch.sh office` the faces of official documents (楷体, 仿宋) as well.
#
# Normally there is nothing to do. Then this script says so from a stamp, in a few milliseconds:
# the stamp holds the hash of families.json and the size and time of every file, as they were when
# fetch.mjs had last checked the files' own hashes.
set -eu
cd "$(dirname "$0")"

what=${1:-fonts}
case $what in
	fonts | office) ;;
	*) echo "usage: fetch.sh [office]" >&2; exit 2 ;;
esac
[ "$what" = fonts ] || what=fonts-$what
stamp=cache/.$what.stamp

state() {
	sha256sum families.json fetch.sh fetch.mjs truetype.py
	stat -c '%n %s %Y' cache/*.ttf cache/*.dic
}

if [ -f "$stamp" ] && [ "$(state 2>&1)" = "$(cat "$stamp")" ]; then
	exit 0
fi
if ! command -v node >/dev/null; then
	echo "fonts/fetch.sh: node is needed to read families.json (Debian package nodejs)" >&2
	exit 1
fi
mkdir -p cache
rm -f "$stamp"
node fetch.mjs "$what"
state >"$stamp.new"
mv "$stamp.new" "$stamp"
