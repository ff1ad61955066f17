#!/bin/sh
# Runs every test and ends with "N passed, N failed".
#
# Unit tests are programs (cmocka); everything else is a script in tests/checks that prints one
# line a case: "ok NAME" or "not ok NAME: why". Adding a case is adding a file.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
export BUILD
GONGBAO=$PWD/$BUILD/gongbao
export GONGBAO
export ASAN_OPTIONS="detect_stack_use_after_return=1"
export G_SLICE=always-malloc
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.txt:print_suppressions=0"

passed=0
failed=0
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

for program in "$BUILD"/unit/*/*; do
	case $program in *.d) continue ;; esac
	[ -x "$program" ] || continue
	name=${program#"$BUILD"/}
	[ -f "tests/$name.c" ] || continue
	"$program" >"$logs/out" 2>&1
	status=$?
	good=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s)\.$/\1/p' "$logs/out" | tail -n 1)
	bad=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test(s), listed below:$/\1/p' "$logs/out" | tail -n 1)
	good=${good:-0}
	bad=${bad:-0}
	# A program that crashed, leaked or ran nothing has failed, whatever it counted.
	[ "$status" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
	[ "$((good + bad))" -eq 0 ] && bad=1
	passed=$((passed + good))
	failed=$((failed + bad))
	if [ "$bad" -gt 0 ]; then
		echo "FAILED $name (status $status)"
		grep -v -E '^\[ +(RUN|OK) +\]' "$logs/out" | tail -n 60
	else
		echo "$name: $good"
	fi
done

for script in tests/checks/*.sh; do
	name=$(basename "$script" .sh)
	sh "$script" >"$logs/out" 2>"$logs/err"
	status=$?
	good=$(grep -c '^ok ' "$logs/out")
	bad=$(grep -c '^not ok ' "$logs/out")
	[ "$status" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
	skipped=$(grep -c '^skip ' "$logs/out")
	[ "$((good + bad + skipped))" -eq 0 ] && bad=1
	[ "$skipped" -gt 0 ] && grep '^skip ' "$logs/out" | sed "s|^|checks/$name: |"
	passed=$((passed + good))
	failed=$((failed + bad))
	if [ "$bad" -gt 0 ]; then
		echo "FAILED checks/$name (status $status)"
		grep -v '^ok ' "$logs/out" | head -n 60
		head -n 60 "$logs/err"
	else
		echo "checks/$name: $good"
	fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
