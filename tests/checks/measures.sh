# The hard strings of D 2.14 at every place, brackets at every column, and real prose, at every measure
# from 10 to 30 characters in every style of punctuation: no line breaks a rule, every justified line
# is exact, and what had to be broken was warned of. Plain pango's lines are judged by the same eyes.
measures=${BUILD:-build}/outside/measures
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

measure() { # WHAT PROSE
	"$measures" "$2" >"$dir/said" || echo "not ok $1: the program failed"
	sed -n "s/^ok /ok $1: /p; s/^not ok /not ok $1: /p; s/^#/# $1:/p" "$dir/said"
}

DATA_ONLY=1 sh tests/outside/prose.sh >"$dir/data"
measure 'prose of the data' "$dir/data"
report=${REPORT:-../shared/seed/report.txt}
if [ -f "$report" ]; then
	sh tests/outside/prose.sh >"$dir/report"
	measure 'work report' "$dir/report"
else
	echo "skip the work report is not here"
fi
