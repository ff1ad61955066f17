# From the boxes of the display list: on generated charts of every mark, of 1 to 40 categories, in
# each edition and several widths, no label overlaps another and none leaves its frame (D 6.4); the
# cards likewise. The ledger has long and short names, negative, missing and uncertain values.
: "${GONGBAO:=$PWD/build/gongbao}"
export LC_ALL=C.UTF-8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
sh tests/city/make.sh "$dir/city" 20
mkdir -p "$dir/data"
cp -r layouts/themes "$dir"
cp "$dir/city/place.json" "$dir/city/areas.geojson" "$dir/city/issue.json" "$dir/city/policy.json" "$dir/data"

awk -v dir="$dir/data" '
function quote(text) { return "\"" text "\"" }
function words(zh, en) { return "{\"zh\": " quote(zh) ", \"en\": " quote(en) "}" }
function random(n) { seed = (seed * 1103 + 12345) % 65536; return int(seed / 65536 * n) }
function reading(of, period, area, value) {
	print (first ? "" : ",") "{\"of\": " quote(of) ", \"period\": " quote(period) (area == "" ? "" : ", \"area\": " quote(area)) \
		", \"value\": " value ", \"status\": " quote(status[random(5) + 1]) "}" > readings
	first = 0
}
BEGIN {
	seed = 11; first = 1
	split("final final provisional estimated revised", status, " ")
	n = split("增速|就业|居民人均可支配收入与社会消费品零售总额的比较增速（不变价）|“四上”企业|PM2.5年均浓度|10亿元及以上项目投资", zh, "|")
	split("Growth|Jobs|Growth of per capita disposable income of residents compared with total retail sales of consumer goods at constant prices|Firms above designated size|Annual mean of PM2.5|Investment in projects of 1 billion yuan and above", en, "|")
	file = dir "/targets.json"; readings = dir "/readings.json"
	print "{\"format\": \"gongbao.targets/1\", \"year\": 2031, \"source\": {\"title\": " words("测试报告", "Test report") ", \"date\": \"2031-01-15\"}, \"sections\": [{\"id\": \"part\", \"title\": " words("部分", "Part") ", \"role\": \"plan\"}], \"targets\": [" > file
	print "{\"format\": \"gongbao.readings/1\", \"status\": \"final\", \"readings\": [" > readings
	for (i = 1; i <= 40; i++) {
		name = words(zh[(i - 1) % n + 1], en[(i - 1) % n + 1])
		print (i > 1 ? "," : "") "{\"id\": \"growth-" i "\", \"name\": " name ", \"section\": \"part\", \"kind\": \"growth\", \"unit\": \"%\", \"value\": " random(120) / 10 ", \"form\": \"" i "\", \"qualifier\": " quote(i % 3 ? "at-least" : "around") "}" > file
		print ",{\"id\": \"flow-" i "\", \"name\": " name ", \"section\": \"part\", \"kind\": \"flow\", \"unit\": \"亿元\", \"value\": " 100 + random(900) ", \"form\": \"" i "\"}" > file
		if (i % 7 != 3) {
			reading("growth-" i, "2031-01/2031-09", "", (random(400) - 120) / 10)
			reading("growth-" i, "2031-H1", "", (random(400) - 120) / 10)
			reading("flow-" i, "2031-01/2031-09", "", random(1200))
		}
		reading("growth-" i, "2030", "", random(200) / 10)
		for (k = 1; k <= 9; k++)
			if ((i + k) % 6 != 0)
				reading("growth-" i, "2031-01/2031-09", "area-" k, (random(300) - 60) / 10)
	}
	print "]}" > file; print "]}" > readings
}'

# One layout of all charts of a mark and a width: 1 to 40 categories.
layout() { # MARK WIDTH
	jq --arg mark "$1" --arg width "$2" '
		def growth: {"kind": "growth"};
		def flow: {"kind": "flow"};
		def series(fields): [fields[] | {field: ., colour: "actual", below: "target"}];
		def chart(n): {kind: "chart", from: "targets", first: n, width: ($width + "pt"), caption: {zh: "图", en: "Figure"}};
		def of_mark(n):
			if $mark == "grouped-bars" then chart(n) + {mark: $mark, where: growth, lamp: (n % 2 == 0), series: series(["base", "target", "actual"])}
			elif $mark == "bullet" then chart(n) + {mark: $mark, where: growth, lamp: true, bands: "base", series: series(["target", "actual"])}
			elif $mark == "bullet-rate" then chart(n) + {mark: "bullet", where: flow, bands: "base", series: series(["rate", "scheduled"])}
			elif $mark == "sorted-bars" then chart(n) + {mark: $mark, where: flow, lamp: true, series: series(["rate", "scheduled"])}
			elif $mark == "sorted-areas" then chart(n) + {mark: "sorted-bars", from: "areas", of: "growth-\(n)", series: series(["actual", "target"])}
			elif $mark == "gap-bars" then chart(n) + {mark: $mark, where: growth, lamp: true, series: series(["gap"])}
			elif $mark == "multiples" then chart(n) + {mark: $mark, where: growth, series: series(["actual", "target"])}
			else {kind: "cards", from: "targets", first: n, columns: ((n % 3) + 1), gutter: "4mm", lamp: true, sparkline: true, change: "last-year"} end;
		.masters |= map(select(.name == "page") | .margin.outer = (if $width == "" then 62 else .margin.outer end))
		| .blocks = [range(1; if $mark == "multiples" then 11 elif $mark == "cards" then 13 else 41 end) | of_mark(.)
			| if $width == "" then del(.width) else . end]' layouts/bulletin.json
}

# Frames and labels of a drawing share a group; a drawing over several pages has one on each.
boxes() { # NAME TRACE
	awk -v name="$1" '
		function check(g,   i, k, a, b, f) {
			split(frame[g], f, " ")
			if (frame[g] == "") { print "not ok " name ": a label without a frame in " g; bad++; return }
			for (i = 1; i <= n; i++) {
				if (x[i] < f[1] - 0.02 || y[i] < f[2] - 0.02 || x[i] + w[i] > f[1] + f[3] + 0.02 || y[i] + h[i] > f[2] + f[4] + 0.02)
					{ print "not ok " name ": " g ": a label leaves its frame: " x[i] "," y[i] " " w[i] "x" h[i] " in " frame[g]; bad++ }
				for (k = i + 1; k <= n; k++)
					if (x[i] + w[i] > x[k] + 0.02 && x[k] + w[k] > x[i] + 0.02 && y[i] + h[i] > y[k] + 0.02 && y[k] + h[k] > y[i] + 0.02)
						{ print "not ok " name ": " g ": labels overlap: " x[i] "," y[i] " and " x[k] "," y[k]; bad++ }
			}
		}
		/^page / { page = $2 }
		$1 == "box" && ($2 == "label" || $2 == "frame") {
			g = ""
			for (i = 7; i <= NF; i++) if ($i == "group") g = page "/" $(i + 1)
			if (g == "") next
			if ($2 == "frame") { frame[g] = $3 " " $4 " " $5 " " $6; drawings++; next }
			all[g]++; lx[g, all[g]] = $3; ly[g, all[g]] = $4; lw[g, all[g]] = $5; lh[g, all[g]] = $6; labels++
		}
		END {
			for (g in all) {
				n = all[g]
				for (i = 1; i <= n; i++) { x[i] = lx[g, i] + 0; y[i] = ly[g, i] + 0; w[i] = lw[g, i] + 0; h[i] = lh[g, i] + 0 }
				check(g)
			}
			if (!bad && labels > 0) print "ok " name ": " labels " labels of " drawings " drawings"
			if (labels == 0) print "not ok " name ": no labels were found"
		}' "$2"
}

for mark in grouped-bars bullet bullet-rate sorted-bars sorted-areas gap-bars multiples cards; do
	for width in 420 "" 330; do
		[ "$mark" = cards ] && [ "$width" = 330 ] && continue
		layout "$mark" "$width" >"$dir/charts.layout.json"
		for edition in zh en zh+en; do
			name="$mark $edition ${width:-narrow page}"
			if "$GONGBAO" make "$dir/charts.layout.json" "$dir/data" --edition "$edition" -o "$dir/a.trace" >"$dir/out" 2>&1; then
				boxes "$name" "$dir/a.trace"
			else
				echo "not ok $name: $(head -n 6 "$dir/out" | tr '\n' ' ')"
			fi
		done
	done
done
