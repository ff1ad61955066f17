# From the boxes of the display list: in a drawing no label overlaps another and none leaves its
# frame; no line of text leaves its page; no line begins or ends with what it must not (D 2.2).
: "${GONGBAO:=$PWD/build/gongbao}"
export LC_ALL=C.UTF-8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
sh tests/city/make.sh "$dir/city" 120

boxes() { # NAME TRACE
	awk -v name="$1" '
		function number(i) { return $i + 0 }
		/^page / {
			page = $2
			for (i = 1; i <= NF; i++)
				if ($i ~ /^[0-9.]+x[0-9.]+$/) { split($i, size, "x"); width = size[1]; height = size[2] }
		}
		$1 == "box" {
			kind = $2; x = number(3); y = number(4); w = number(5); h = number(6)
			group = ""
			for (i = 7; i <= NF; i++) if ($i == "group") group = page "/" $(i + 1)
			if (kind == "line" && (x < -0.01 || y < -0.01 || x + w > width + 0.01 || y + h > height + 0.01))
				{ print "not ok " name ": page " page ": a line leaves the page at " x "," y; bad++ }
			if (kind == "frame" && group != "") frame[group] = x " " y " " w " " h
			if (kind == "label" && group != "") { n[group]++; label[group, n[group]] = x " " y " " w " " h; labels++ }
		}
		END {
			for (g in n) {
				split(frame[g], f, " ")
				for (i = 1; i <= n[g]; i++) {
					split(label[g, i], a, " ")
					if (a[1] < f[1] - 0.02 || a[2] < f[2] - 0.02 || a[1] + a[3] > f[1] + f[3] + 0.02 || a[2] + a[4] > f[2] + f[4] + 0.02)
						{ print "not ok " name ": " g ": a label leaves its frame: " label[g, i] " in " frame[g]; bad++ }
					for (k = i + 1; k <= n[g]; k++) {
						split(label[g, k], b, " ")
						if (a[1] + a[3] > b[1] + 0.02 && b[1] + b[3] > a[1] + 0.02 && a[2] + a[4] > b[2] + 0.02 && b[2] + b[4] > a[2] + 0.02)
							{ print "not ok " name ": " g ": labels overlap: " label[g, i] " and " label[g, k]; bad++ }
					}
				}
			}
			if (!bad && labels > 0) print "ok " name ": " labels " labels"
			if (labels == 0) print "not ok " name ": no labels were found"
		}' "$2"
}

# Lines of text: the runs of one element on about one height, links and raised marks included.
edges() { # NAME TRACE
	awk -v name="$1" '
		function flush() {
			if (text == "") return
			lines++
			if (text ~ /^(。|，|、|；|：|？|！|%|％|‰|℃|”|’|）|〕|】|》|〉|」|』|·|～|…)/ || text ~ /(“|‘|（|〔|【|《|〈|「|『|￥|№)$/)
				{ print "not ok " name ": page " page ": the line \"" text "\""; bad++ }
			text = ""
		}
		/^page / { flush(); page = $2 }
		$1 == "tag" { if ($3 != "Link") { if ($2 != tag) flush(); tag = $2; kind = $3 } }
		$1 == "glyphs" && kind != "Figure" {
			if (!match($0, / at [-0-9.]+,[-0-9.]+/)) next
			split(substr($0, RSTART + 4, RLENGTH - 4), at, ",")
			if (text != "" && (at[1] + 0 < x - 0.01 || at[2] - y > 7 || y - at[2] > 7)) flush()
			x = at[1] + 0; y = at[2] + 0
			if (match($0, / (zh-CN|en) ".*" \| /)) {
				piece = substr($0, RSTART, RLENGTH - 4)
				sub(/^ (zh-CN|en) "/, "", piece)
				text = text piece
			}
		}
		END { flush(); if (!bad && lines > 0) print "ok " name ": " lines " lines begin and end well"; if (lines == 0) print "not ok " name ": no lines" }' "$2"
}

for layout in bulletin summary; do
	for edition in zh en zh+en; do
		for data in data/zaozhuang "$dir/city"; do
			name="$layout $edition $(basename "$data")"
			if "$GONGBAO" make $layout "$data" --edition "$edition" -o "$dir/a.trace" >"$dir/out" 2>&1; then
				boxes "$name" "$dir/a.trace"
				edges "$name" "$dir/a.trace"
			else
				echo "not ok $name: $(head -n 5 "$dir/out" | tr '\n' ' ')"
			fi
		done
	done
done
