# --fonts DIR: an office's own faces play their roles, the shipped ones the others; what a face lacks
# comes from those behind it and is said; a file that no document may embed is refused. The faces are
# made of shipped ones, with other names, rights and characters.
: "${GONGBAO:=$PWD/build/gongbao}"
recast=$PWD/${BUILD:-build}/recast
serif=fonts/cache/noto-serif-sc-400.ttf
latin=fonts/cache/source-serif-4-400.ttf
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cat >"$dir/letter.layout.json" <<'END'
{
  "format": "gongbao.layout/1", "id": "letter", "name": {"zh": "通报", "en": "Circular"}, "edition": "zh",
  "page": {"width": "120mm", "height": "60mm"},
  "colours": [
    {"token": "ink", "rgb": "#1d1d1f"}, {"token": "muted", "rgb": "#5a6068"},
    {"token": "rule", "rgb": "#c6cbd1"}, {"token": "ground", "rgb": "#ffffff"},
    {"token": "tint", "rgb": "#f3f4f6"}
  ],
  "styles": [
    {"name": "body", "role": "serif", "size": 12, "leading": 18},
    {"name": "heading-1", "role": "title", "size": 16, "leading": 24}
  ],
  "masters": [{"name": "page", "margin": {"top": "10mm", "bottom": "10mm", "inner": "10mm", "outer": "10mm"}}],
  "blocks": [
    {"kind": "heading", "text": {"zh": "关于枣庄市𠮷某“先进”的通报", "en": "Circular"}},
    {"kind": "paragraph", "text": {"zh": "正文用宋体。", "en": "Body."}}
  ]
}
END

make_letter() { # DIR OUT…: with the office's folder DIR; what it says is in $dir/said
	office=$1
	shift
	set -- "$@" --fonts "$office"
	"$GONGBAO" make "$dir/letter.layout.json" tests/pages/data "$@" >"$dir/made" 2>"$dir/said"
}

is() { # NAME EXPECTED FOUND
	if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: expected $2, found $3"; fi
}

says() { # NAME TEXT…: all of them stand in $dir/said
	name=$1
	shift
	for text in "$@"; do
		if ! grep -qF -- "$text" "$dir/said"; then
			echo "not ok $name: not said: $text; but: $(head -n 5 "$dir/said" | tr '\n' ' ')"
			return
		fi
	done
	echo "ok $name"
}

refused() { # NAME DIR TEXT…: status 1, nothing written, and it says so
	name=$1
	folder=$2
	shift 2
	rm -f "$dir/out.pdf"
	make_letter "$folder" -o "$dir/out.pdf"
	status=$?
	if [ "$status" != 1 ] || [ -e "$dir/out.pdf" ]; then
		echo "not ok $name: status $status, $(head -n 3 "$dir/said" | tr '\n' ' ')"
	else
		says "$name" "$@"
	fi
}

folder() { # NAME: a new empty folder of an office
	mkdir -p "$dir/$1"
	echo "$dir/$1"
}

# --- a face by the name of its file ---
one=$(folder one)
"$recast" $serif "$one/title.ttf" 'name=Office Title' zh=方正小标宋 fstype=0x0004 without=枣𠮷
make_letter "$one" -o "$dir/one.pdf" -o "$dir/one-c.pdf,writer=cairo" -o "$dir/one.trace" -o "$dir/one.svg"
is "made with a title face" 0 $?
says "substitutions" \
	"font title 小标宋: 方正小标宋, the office's own; documents may embed it to be read and printed" \
	"font serif 宋体: Noto Serif SC Regular, shipped; stands for 宋体 (SimSun)"
is "only what was set with" 2 "$(grep -c '^font ' "$dir/said")"
says "what came from a fallback" \
	"$one/title.ttf: warning: found 2 characters of the role title that the office's own font lacks: 枣 (U+67A3) from noto-serif-sc-800; 𠮷 (U+20BB7) from hanazono-b" \
	"[fallback-glyph]"
for file in one one-c; do
	names=$(pdffonts "$dir/$file.pdf" | tail -n +3 | sed 's/^[A-Z]*+//; s/ .*//' | sort -u | tr '\n' ' ')
	is "$file faces" "HanaMinB NotoSerifSC-ExtraBold NotoSerifSC-Regular OfficeTitle " "$names"
	is "$file text" "关于枣庄市𠮷某“先进”的通报正文用宋体。" "$(pdftotext -enc UTF-8 "$dir/$file.pdf" - | tr -d '\n\f ')"
done
is "the title is the office's" 3 "$(grep -c '^ *glyphs office-title ' "$dir/one.trace")"
if grep -rqF "$dir/one" "$dir/one.pdf" "$dir/one-c.pdf" "$dir/one.trace" "$dir/one.svg"; then
	echo "not ok paths stay out of files"
else
	echo "ok paths stay out of files"
fi

# --- the same faces, the same bytes, wherever they lie and in whatever language they are named ---
other=$(folder elsewhere/另处)
ln -s "$one/title.ttf" "$other/小标宋.TTF"
echo "licence" >"$other/README.txt"
mkdir "$other/old.ttf"
echo "not a font" >"$other/._title.ttf"
make_letter "$other/" -o "$dir/other.pdf" -o "$dir/other-c.pdf,writer=cairo" -o "$dir/other.trace" -o "$dir/other.svg"
for suffix in .pdf -c.pdf .trace .svg; do
	if cmp -s "$dir/one$suffix" "$dir/other$suffix"; then
		echo "ok same bytes $suffix"
	else
		echo "not ok same bytes $suffix: $(head -n 3 "$dir/said" | tr '\n' ' ')"
	fi
done

# --- warnings as errors; silence without an office ---
rm -f "$dir/out.pdf"
make_letter "$one" -o "$dir/out.pdf" -W fallback-glyph
is "a fallback as an error" "1 nothing" "$? $([ -e "$dir/out.pdf" ] && echo written || echo nothing)"
"$GONGBAO" make "$dir/letter.layout.json" tests/pages/data -o "$dir/plain.pdf" -o "$dir/plain.trace" 2>"$dir/said" >"$dir/made"
is "without an office nothing is said" "0 0" "$? $(wc -c <"$dir/said")"
make_letter fonts -o "$dir/shipped.pdf"
is "the shipped folder is no office" "0 0" "$? $(wc -c <"$dir/said")"
cmp -s "$dir/plain.pdf" "$dir/shipped.pdf"
is "and gives the same bytes" 0 $?
whole=$(folder whole)
"$recast" $serif "$whole/title.ttf" 'name=Office Title' zh=方正小标宋
make_letter "$whole" -o "$dir/out.trace"
grep -q 'warning.*U+20BB7' "$dir/said"
is "the rare name still falls back" 1 "$(grep -c '^ *glyphs hanazono-b' "$dir/out.trace")"

# --- a families.json over the shipped one: a font of a collection, Latin, a role of the office's own ---
more=$(folder more)
"$recast" $serif "$more/both.ttc" 'name=Office Song' zh=办公宋 twice
"$recast" $serif "$more/title.ttf" 'name=Office Title'
cat >"$more/families.json" <<'END'
{
  "format": "gongbao.fonts/1", "extends": "shipped",
  "faces": [{"id": "office-song", "file": "both.ttc", "collection": 1}],
  "roles": [
    {"id": "serif", "han": ["office-song"], "latin": ["office-song"], "for": "书宋"},
    {"id": "seal", "name": "印章", "han": ["office-song", "hanazono-b"], "latin": ["source-serif-4-400"]}
  ]
}
END
make_letter "$more" -o "$dir/out.pdf"
says "a font of a collection" "font serif 宋体: 办公宋, the office's own; stands for 书宋; every document may embed it" \
	"font title 小标宋: Office Title, the office's own"
is "its faces" "HanaMinB OfficeSong OfficeTitle " \
	"$(pdffonts "$dir/out.pdf" | tail -n +3 | sed 's/^[A-Z]*+//; s/ .*//' | sort -u | tr '\n' ' ')"
"$GONGBAO" fonts --fonts "$more" >"$dir/said" 2>&1
says "the table" "seal 印章" "  Han       office-song, noto-serif-sc-400, hanazono-b" \
	"  Latin     office-song, source-serif-4-400" "  file      $more/both.ttc, font 1 of it" \
	"  name      办公宋, version 7.5" "3755 of the 3755 common Chinese ones" \
	"  set with  Noto Sans SC Regular, shipped; stands for 黑体 (SimHei)"
"$GONGBAO" fonts >"$dir/said" 2>&1
is "the shipped table has no office" 0 "$(grep -c office "$dir/said")"

# --- rights and forms ---
for rights in 0x0002 0x0100 0x0208 0x0003; do
	bad=$(folder "rights-$rights")
	"$recast" $latin "$bad/title.ttf" fstype=$rights
	refused "fsType $rights" "$bad" "$bad/title.ttf: error: found $bad/title.ttf, whose embedding permission (OS/2 fsType $rights)" \
		"help: ask its maker for a licence"
done
for rights in 0x0000 0x0004 0x0008 0x000A; do
	good=$(folder "rights-$rights")
	"$recast" $serif "$good/title.ttf" fstype=$rights
	make_letter "$good" -o "$dir/out.pdf"
	is "fsType $rights" 0 $?
done
bad=$(folder cff)
"$recast" $latin "$bad/title.otf" drop=glyf
refused "CFF outlines" "$bad" "expected TrueType outlines" "help: convert it: python3 fonts/truetype.py"
bad=$(folder variable)
"$recast" $latin "$bad/title.ttf" add=fvar
refused "a variable font" "$bad" "expected a font of one weight"
bad=$(folder broken)
head -c 20000 $serif >"$bad/title.ttf"
refused "a font cut off" "$bad" "expected a whole font file" "help: copy it again"
bad=$(folder text)
echo "a letter" >"$bad/title.ttf"
refused "no font at all" "$bad" "$bad/title.ttf: error: found $bad/title.ttf; expected a TrueType font"
bad=$(folder collection)
"$recast" $latin "$bad/title.ttc" 'name=Office Latin' twice
refused "a collection without a number" "$bad" "which holds 2 fonts" '"collection": 0 Office Latin, 1 Office Latin'
bad=$(folder few)
"$recast" $serif "$bad/title.ttf" 'name=Office Few' only=关于市某的通报
make_letter "$bad" -o "$dir/out.pdf"
is "few characters" 0 $?
says "few characters are said" "which has only 7 of the 3755 common Chinese characters" "[font-few-characters]" \
	"warning: found 7 characters of the role title"

# --- names ---
bad=$(folder mistyped)
cp $latin "$bad/ftitle.ttf"
cp $latin "$bad/FZXBSJW.TTF"
refused "a role mistyped" "$bad" 'found "ftitle.ttf"; expected a font file named by its role: sans (黑体)' \
	'help: did you mean "title.ttf"?' 'found "FZXBSJW.TTF"' 'help: rename it to the role that it plays'
bad=$(folder double)
cp $latin "$bad/title.ttf"
cp $latin "$bad/小标宋.ttf"
refused "a role twice" "$bad" '"小标宋.ttf" for the role title, which title.ttf plays already'
bad=$(folder bytes)
cp $latin "$bad/$(printf '\320\241\261\352\313\316').ttf"
refused "a name in GBK" "$bad" '\xD0\xA1\xB1\xEA\xCB\xCE.ttf, a name that is not UTF-8'
bad=$(folder nothing)
refused "an empty folder" "$bad" "$bad: error: found the folder $bad without a font file"
refused "no folder" "$dir/none" "which cannot be opened"
bad=$(folder dangling)
ln -s nowhere.ttf "$bad/title.ttf"
refused "a link to nowhere" "$bad" "no file $bad/title.ttf"
bad=$(folder dangling-families)
cp $serif "$bad/title.ttf"
ln -s nowhere.json "$bad/families.json"
refused "a families.json that leads nowhere" "$bad" "$bad/families.json"
bad=$(folder capital)
cp $serif "$bad/title.ttf"
echo '{}' >"$bad/Families.json"
refused "Families.json" "$bad" "which is not called families.json"
bad=$(folder wrong)
cp $serif "$bad/a.ttf"
cat >"$bad/families.json" <<'END'
{
  "format": "gongbao.fonts/1", "extends": "shipped",
  "faces": [{"id": "hanazono-b", "file": "a.ttf"}, {"id": "away", "file": "../one/title.ttf"}, {"id": "gone", "file": "b.ttf"}],
  "roles": [{"id": "titel", "han": ["gone"]}, {"id": "title", "han": ["hanazono-c"]}]
}
END
refused "a faulty families.json" "$bad" 'found hanazono-b; expected an id that no shipped face has' \
	'/faces/1/file: found ../one/title.ttf' '/roles/0/id: found "titel"' '/roles/1/han/0: found "hanazono-c"'
"$GONGBAO" check tests/pages/data --fonts "$bad" >"$dir/said" 2>&1
is "check looks at the folder" 1 $?
"$GONGBAO" make bulletin tests/pages/data --fonts '' -o "$dir/out.pdf" >"$dir/said" 2>&1
is "no folder at all" 2 $?
