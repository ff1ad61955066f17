# Our break opportunities as others see them: Unicode's own test of UAX #14 with a reason for every
# place where we differ, and the published lists of what may not begin or end a line.
outside=${BUILD:-build}/outside
unicode=/usr/share/unicode # Debian's unicode-data
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

"$outside/linebreak" "$unicode/auxiliary/LineBreakTest.txt" tests/outside/unicode.txt ||
	echo "not ok Unicode's test could not be made"
"$outside/prohibited" tests/outside/prohibited.txt "$unicode/LineBreak.txt" ||
	echo "not ok the published lists could not be read"

# The checks would notice: a reason less, a reason that nothing needs, a character more.
grep -v '^never NU \* ID' tests/outside/unicode.txt >"$dir/less"
if "$outside/linebreak" "$unicode/auxiliary/LineBreakTest.txt" "$dir/less" | grep -q '^not ok.*(NU - ID)'; then
	echo "ok a deviation without a reason is found"
else
	echo "not ok a deviation without a reason is not found"
fi
{
	cat tests/outside/unicode.txt
	echo 'may ID - CL no such thing'
} >"$dir/more"
if "$outside/linebreak" "$unicode/auxiliary/LineBreakTest.txt" "$dir/more" | grep -q '^not ok the row explains nothing: may ID'; then
	echo "ok a reason that nothing needs is found"
else
	echo "not ok a reason that nothing needs is not found"
fi
{
	cat tests/outside/prohibited.txt
	echo 'start | gb | an invented list | 国'
	echo 'but start | gb | an invented reason | 。'
} >"$dir/lists"
"$outside/prohibited" "$dir/lists" "$unicode/LineBreak.txt" >"$dir/said"
if grep -q '^not ok 国 (U+56FD) may begin a line' "$dir/said" && grep -q '^not ok the exception is not needed: start 。' "$dir/said"; then
	echo "ok a character that may begin a line is found, and an exception too many"
else
	echo "not ok a character that may begin a line is not found"
fi
