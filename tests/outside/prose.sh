#!/bin/sh
# Real prose, a paragraph a line: the work report where it lies beside this folder (REPORT), else the
# Chinese paragraphs of data/zaozhuang with figures in the places of their references.
report=${REPORT:-../shared/seed/report.txt}
if [ -f "$report" ] && [ -z "${DATA_ONLY:-}" ]; then
	# Lines of the page are joined; one of fewer than 22 characters ends its paragraph.
	grep -v '^ *— [0-9]* —' "$report" | tr -d '\r\f' | sed 's/　//g; s/^ *//; s/ *$//' | grep -v '^$' |
		LC_ALL=C awk '{ printf "%s", $0; if (length($0) < 66) print "" } END { print "" }'
else
	jq -r '.texts[].paragraphs[]? | .zh? // empty | strings' data/zaozhuang/2024/text*.json |
		LC_ALL=C awk 'BEGIN { n = split("6.4% 1,234.5亿元 86家 3.6万人 2024年6月30日 12.5万亩 −3.2% 63%～68% 527个 0.12个百分点", figure, " ") }
			{
				gsub(/\*\*/, "")
				while (match($0, /\{[^}]*\}/))
					$0 = substr($0, 1, RSTART - 1) figure[++i % n + 1] substr($0, RSTART + RLENGTH)
				print
			}'
fi
