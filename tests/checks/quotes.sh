# Every quote of the real data stands verbatim in the report, line breaks, layout blanks and page
# numbers removed (D 3.12), and the digits of every value stand in its quote. The report itself is
# not in this repository; where it does not lie beside it, this check has nothing to say.
report=${REPORT:-../shared/seed/report.txt}
if [ ! -f "$report" ]; then
	echo "skip the report is not here"
	exit 0
fi
text=$(mktemp)
trap 'rm -f "$text"' EXIT
grep -v '^ *— [0-9]* —' "$report" | tr -d ' \n\r\f' | sed 's/　//g' >"$text"
jq -r '(.targets // [], .readings // [])[] | select(.source.quote) | [(.id // .of), ((.value // "-") | tostring), .source.quote] | @tsv' \
	data/zaozhuang/2024/targets-*.json data/zaozhuang/2024/review-*.json data/zaozhuang/2024/readings-2023-*.json |
	while IFS='	' read -r id value quote; do
		if ! grep -q -F -- "$quote" "$text"; then
			echo "not ok $id: \"$quote\" is not in the report"
		elif [ "$value" = 1 ] && printf '%s' "$quote" | grep -q 首; then
			echo "ok $id" # the first place: 首位
		elif [ "$value" != - ] && ! printf '%s' "$quote" | grep -q -F -- "$value"; then
			echo "not ok $id: $value is not in \"$quote\""
		else
			echo "ok $id"
		fi
	done
