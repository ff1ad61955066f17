# tests/bad: every fault's whole text, byte for byte, and the exit status.
# NAME.json is read by `gongbao check`, or by the words in NAME.args (one line, @ is the file's folder).
: "${GONGBAO:=$PWD/build/gongbao}"
out=$(mktemp)
trap 'rm -f "$out"' EXIT
for expected in tests/bad/*.expected; do
	name=${expected%.expected}
	words="check $name.json"
	[ -f "$name.args" ] && words=$(sed "s|@|tests/bad|g" "$name.args")
	# shellcheck disable=SC2086 # the words are meant to be split
	"$GONGBAO" $words >/dev/null 2>"$out"
	echo "status $?" >>"$out"
	if cmp -s "$out" "$expected"; then
		echo "ok $name"
	else
		echo "not ok $name:"
		diff "$expected" "$out" | sed 's/^/    /'
	fi
done
