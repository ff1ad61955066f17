# Cross references and lists: every link of the display list is one of the finished PDF, by both writers,
# and goes to the page on which its destination stands. Every edition of a layout with stacked pairs is
# made and agrees with its figures.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
layout=tests/pages/cross.layout.json
data="tests/pages/data tests/pages/cross.data"
# shellcheck disable=SC2086 # folders
"$GONGBAO" make $layout $data -o "$dir/out.trace" -o "$dir/haru.pdf" -o "$dir/cairo.pdf,writer=cairo" >"$dir/said" 2>&1 ||
	echo "not ok cross: $(head -n 2 "$dir/said" | tr '\n' ' ')"
# FROM-page TO-page, of links within the document
awk '
	/^page / { page = $2 }
	$1 == "dest" { name = $2; gsub(/"/, "", name); at[name] = page }
	$1 == "link" && $6 == "dest" { name = $7; gsub(/"/, "", name); from[++n] = page; to[n] = name }
	END { for (i = 1; i <= n; i++) print from[i], at[to[i]] }' "$dir/out.trace" | sort >"$dir/expected"
[ "$(wc -l <"$dir/expected")" -ge 40 ] || echo "not ok cross: only $(wc -l <"$dir/expected") links are tried"
for writer in haru cairo; do
	qpdf --json "$dir/$writer.pdf" >"$dir/json" 2>/dev/null
	jq -r '
		(.objects // (.qpdf[1] | with_entries(.key |= ltrimstr("obj:") | .value |= (.value // .stream)))) as $o
		| [.pages[].object] as $pages
		| .pages | to_entries[] | .key as $from
		| ($o[.value.object].Annots // $o[.value.object]["/Annots"] // []) as $list
		| (if ($list | type) == "string" then $o[$list] else $list end)[]
		| (if type == "string" then $o[.] else . end)
		| (.["/Dest"] // .["/A"]["/D"]) | select(. != null)
		| "\($from + 1) \(if type == "array" then .[0] as $page | ($pages | index([$page])) + 1 else ltrimstr("u:") end)"' \
		"$dir/json" >"$dir/found"
	# cairo names its destinations; poppler says on which page each is
	pdfinfo -dests "$dir/$writer.pdf" | awk '
		NR == FNR { name = $NF; gsub(/"/, "", name); at[name] = $1; next }
		{ print $1, ($2 in at ? at[$2] : $2) }' - "$dir/found" | sort >"$dir/actual"
	if cmp -s "$dir/expected" "$dir/actual"; then
		echo "ok cross: links of $writer"
	else
		echo "not ok cross: links of $writer: $(diff "$dir/expected" "$dir/actual" | head -n 6 | tr '\n' ' ')"
	fi
done
for edition in zh en zh+en; do
	if "$GONGBAO" make tests/pages/stacked.layout.json tests/pages/data tests/pages/notes.data -e $edition \
		-o "$dir/stacked.pdf" --audit >"$dir/said" 2>&1; then
		echo "ok stacked $edition"
	else
		echo "not ok stacked $edition: $(head -n 2 "$dir/said" | tr '\n' ' ')"
	fi
done
# Whatever the page's height, none begins with the second language of a stacked pair (body 10.5 pt, its
# English 9 pt in this layout, running matter and notes 7.5).
wrong=
for bottom in 40 62 78 84 90 94 96 99 101 104 106; do
	sed "s/\"bottom\": \"90mm\"/\"bottom\": \"${bottom}mm\"/" tests/pages/stacked.layout.json >"$dir/stacked.layout.json"
	"$GONGBAO" make "$dir/stacked.layout.json" tests/pages/data tests/pages/notes.data -o "$dir/out.trace" >"$dir/said" 2>&1 ||
		wrong="$wrong ${bottom}mm: $(head -n 2 "$dir/said" | tr '\n' ' ')"
	parted=$(awk '
		/^page / { page = $2; first = 1 }
		$1 == "glyphs" && $3 >= 8.9 && first {
			first = 0
			if (/ en "(In the|Next, each|Fine part|Fostering)/) print page
		}' "$dir/out.trace")
	[ -z "$parted" ] || wrong="$wrong ${bottom}mm: pages $parted"
done
if [ -z "$wrong" ]; then echo "ok stacked pairs stay together"; else echo "not ok stacked pairs:$wrong"; fi
# Blocks are counted before they are bound: whatever has a caption is referred to by the number that stands
# in it, also behind blocks without rows, in columns, floating, in repeats, and in other editions.
jq '
	def words(id): {"zh": "甲（\(id)）", "en": "A (\(id))"};
	def table(id; where): {"kind": "table", "id": id, "from": "targets", "where": where, "caption": words(id),
		"columns": [{"field": "name", "share": 1}, {"field": "lamp"}]};
	def chart(id; where): {"kind": "chart", "id": id, "mark": "grouped-bars", "float": true, "from": "targets",
		"where": where, "series": [{"field": "target", "colour": "target"}], "caption": words(id)};
	def cards(id; where): {"kind": "cards", "id": id, "from": "targets", "where": where, "caption": words(id)};
	def lamps(id): {"kind": "lamps", "id": id, "from": "targets", "style": "card-number", "caption": words(id)};
	def see(id): {"kind": "paragraph", "text": {"zh": "（\(id)）即{ref:\(id)}。", "en": "(\(id)) is {ref:\(id)}."}};
	def alone(edition; inner): {"kind": "when", "edition": edition, "blocks": [inner]};
	.blocks = [
		see("last"),
		chart("rowless"; {"kind": "share"}), table("empty"; {"kind": "share"}), cards("none"; {"kind": "qualitative"}),
		table("first"; {"kind": "growth"}), chart("bars"; {"kind": "growth"}), lamps("lamps"),
		alone("zh"; table("chinese"; {"kind": "growth"})), alone("en"; cards("english"; {"kind": "flow"})),
		{"kind": "columns", "gutter": "5mm", "blocks": [
			{"kind": "column", "blocks": [table("left"; {"kind": "flow"}), see("right")]},
			{"kind": "column", "blocks": [cards("right"; {"kind": "flow"}), see("left")]}]},
		{"kind": "repeat", "from": "sections", "where": {"role": "review"}, "blocks": [table("never"; {"section": "$section"})]},
		{"kind": "repeat", "from": "sections", "blocks": [
			{"kind": "heading", "text": "{section.title}"},
			{"kind": "when", "from": "targets", "where": {"section": "$section"}, "blocks": [
				table("row"; {"section": "$section"}) + {"caption": {"zh": "甲（{section.title}）", "en": "A ({section.title})"}},
				{"kind": "paragraph", "text": {"zh": "（{section.title}）即{ref:row}。", "en": "({section.title}) is {ref:row}."}}]}]},
		chart("later"; {"kind": "growth"}), table("last"; {"kind": "flow"}),
		see("first"), see("bars"), see("lamps"), see("later"),
		alone("zh"; see("chinese")), alone("en"; see("english"))]' $layout >"$dir/counting.layout.json"
for edition in zh en zh+en; do
	"$GONGBAO" make "$dir/counting.layout.json" tests/pages/data -e $edition -o "$dir/counting.pdf" --audit >"$dir/said" 2>&1 ||
		echo "not ok counting $edition: $(head -n 2 "$dir/said" | tr '\n' ' ')"
	# 表 1　甲（first） and （first）即表 1。, Table 1  A (first) and (first) is Table 1.
	pdftotext -raw "$dir/counting.pdf" - | tr -d '\f' | sed 's/ //g; s/　//g' | awk '
		match($0, /^(表|图|Table|Figure)[0-9]+(甲|A)(（|\().*(）|\))/) && !/续|continued/ {
			number = $0; sub(/(甲|A).*$/, "", number); name = $0; sub(/^[^0-9]*[0-9]+(甲|A)(（|\()/, "", name)
			sub(/(）|\)).*$/, "", name); printed[(number ~ /[a-z]/ ? "en " : "zh ") name] = number
		}
		match($0, /^(（|\().*(）即|\)is)(表|图|Table|Figure)[0-9]+/) {
			name = $0; sub(/^(（|\()/, "", name); sub(/(）即|\)is).*$/, "", name)
			number = $0; sub(/^.*(）即|\)is)/, "", number); sub(/(。|\.).*$/, "", number)
			referred[(number ~ /[a-z]/ ? "en " : "zh ") name] = number
		}
		END {
			for (name in referred) {
				tried++
				if (referred[name] != printed[name]) print name " is " printed[name] ", referred to as " referred[name]
			}
			for (name in printed) if (!(name in referred)) print name " is not tried"
			print tried + 0
		}' >"$dir/found"
	if [ "$(wc -l <"$dir/found")" -eq 1 ] && [ "$(cat "$dir/found")" -ge 10 ]; then
		echo "ok counting $edition: $(cat "$dir/found") references"
	else
		echo "not ok counting $edition: $(head -n 4 "$dir/found" | tr '\n' ' ')"
	fi
done
